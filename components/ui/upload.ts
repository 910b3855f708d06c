import type { ErrorKind } from '@/lib/core/errors';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { Problem } from '@/lib/http/problem';

const KINDS: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  422: 'refused',
};

/** A sentence as a form shows it, with nothing to point at. */
export function plainError(message: string, kind: ErrorKind = 'unavailable'): ActionError {
  return { kind, message, fields: [], findings: [] };
}

/**
 * Sends a file or a text to a route that answers with JSON or a problem. `onSent` tells which part of it has gone, 0 to 1:
 * that is why it is no `fetch`, which does not say.
 */
export function upload<Answer>(
  address: string,
  body: Blob,
  {
    headers = {},
    onSent,
    signal,
  }: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly onSent?: (part: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<ActionResult<Answer>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const refuse = (error: ActionError) => resolve({ ok: false, error });
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onSent?.(total > 0 ? loaded / total : 1),
    );
    request.addEventListener('load', () => {
      if (request.status === 200) resolve({ ok: true, data: request.response as Answer });
      else refuse(errorOf(request.status, request.response as Problem | null));
    });
    request.addEventListener('error', () =>
      refuse(plainError('Fairlead could not be reached. What you gave is kept: try again in a moment.')),
    );
    request.addEventListener('abort', () => refuse(plainError('Stopped. Nothing was read.')));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

function errorOf(status: number, problem: Problem | null): ActionError {
  const fields = (problem?.errors ?? []).map(({ pointer, detail, line, column }) => ({
    path: '',
    message: `${detail}${line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`}${pointer && !pointer.startsWith('?') ? ` – at ${pointer}` : ''}`,
  }));
  return {
    kind: KINDS[status] ?? (status < 500 ? 'invalid' : 'unavailable'),
    message: problem?.detail ?? 'The server did not answer as it should.',
    fields,
    findings: [],
  };
}
