import { AppError } from '@/lib/core/errors';
import { ApiProblem } from './api-problem';
import { readStream } from './read-stream';

/** Bytes of a body that is a command: a reason, and the findings that were accepted. */
const MOST_COMMAND = 1_000_000;
/** Bytes of a body that is a policy file; what it may hold is for its reader to say. */
const MOST_FILE = 4_000_000;

const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/**
 * A body of JSON; an empty one is `{}`.
 * @throws AppError or ApiProblem for one that is too large, of another type, or no JSON
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request, MOST_COMMAND);
  if (text === '') return {};
  requireType(request, ['application/json']);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiProblem('malformed-json', 'The body is not valid JSON.');
  }
}

/** A body that is a policy file, YAML or JSON; null for an empty one. */
export async function readFileBody(request: Request): Promise<string | null> {
  const text = await readText(request, MOST_FILE);
  if (text === '') return null;
  requireType(request, [...YAML_TYPES, 'application/json']);
  return text;
}

async function readText(request: Request, limit: number): Promise<string> {
  const bytes = await readStream(request, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid', 'The body is not text in UTF-8.');
  }
}

function requireType(request: Request, types: readonly string[]): void {
  const type = mediaType(request.headers.get('content-type') ?? '');
  if (types.includes(type)) return;
  throw new ApiProblem('unsupported-media-type', `Send it as one of: ${types.join(', ')}.`, {
    'accept-post': types.join(', '),
  });
}

/** Whether a client would rather have JSON than YAML, which is what it gets if it does not care. */
export function wantsJson(accept: string | null): boolean {
  if (accept === null) return false;
  const wish = (types: readonly string[]) =>
    Math.max(
      0,
      ...accept.split(',').map((part) => {
        const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
        if (!types.includes(range)) return 0;
        const q = parameters.find((piece) => piece.startsWith('q='));
        return q === undefined ? 1 : Number(q.slice(2)) || 0;
      }),
    );
  return wish(['application/json']) > wish(YAML_TYPES);
}

function mediaType(header: string): string {
  return header.split(';')[0]?.trim().toLowerCase() ?? '';
}
