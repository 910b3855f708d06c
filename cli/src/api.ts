import type { Connection } from './config';
import { EXIT, type PlaceProblem, Stop } from './exit';

/** Milliseconds until an answer is given up. */
const TIMEOUT = 120_000;

/** What a token opens: `GET /api/v1/token`. */
export interface Me {
  readonly name: string;
  readonly actingFor: string;
  readonly environment: string;
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  readonly expiresAt: string | null;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with its media type. */
  readonly text?: { readonly body: string; readonly type: string };
  /** Seconds that the answer may take longer than others. */
  readonly wait?: number | undefined;
  /** Whose lines a refusal names. */
  readonly file?: string | undefined;
}

export interface Api {
  readonly url: string;
  /** @throws Stop for whatever is no success */
  readonly send: (method: string, path: string, sent?: Sent) => Promise<Response>;
  /** The same within the token's environment. */
  readonly within: (method: string, path: string, sent?: Sent) => Promise<Response>;
  readonly me: () => Promise<Me>;
}

export function apiOf({ url, token }: Connection): Api {
  let known: Promise<Me> | undefined;
  const send: Api['send'] = async (method, path, { headers = {}, json, text, wait = 0, file } = {}) => {
    const body = text?.body ?? (json === undefined ? null : JSON.stringify(json));
    const type = text?.type ?? 'application/json';
    const response = await fetch(new URL(path, url), {
      method,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT + wait * 1_000),
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': 'fairlead-cli',
        ...(body !== null && { 'content-type': type }),
        ...headers,
      },
    }).catch((error: unknown) => {
      throw new Stop(EXIT.unreachable, `${url} does not answer: ${reasonOf(error)}.`);
    });
    if (response.ok || response.status === 304) return response;
    throw await refusal(response, file);
  };
  const me = () => {
    known ??= send('GET', '/api/v1/token').then((response) => response.json() as Promise<Me>);
    return known;
  };
  const within: Api['within'] = async (method, path, sent) =>
    send(method, `/api/v1/environments/${(await me()).environment}/${path}`, sent);
  return { url, send, within, me };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it cannot be reached';
  if (error.name === 'TimeoutError') return `it took more than ${TIMEOUT / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}

interface Problem {
  readonly detail?: string;
  readonly errors?: readonly PlaceProblem[];
  readonly findings?: readonly { readonly message?: string }[];
  readonly request_id?: string;
}

async function refusal(response: Response, file: string | undefined): Promise<Stop> {
  const told = (await response.json().catch(() => null)) as Problem | null;
  const { status } = response;
  const code = codeOf(status);
  if (!told?.detail) {
    return new Stop(
      code,
      `The server answered ${status}, which is not Fairlead's way. Is the address right?`,
    );
  }
  const id = code === EXIT.unreachable && told.request_id ? ` (request ${told.request_id})` : '';
  const findings = (told.findings ?? []).map(({ message = '' }) => ({ pointer: '', detail: message }));
  return new Stop(code, told.detail + id, {
    places: [...(told.errors ?? []), ...findings],
    ...(file !== undefined && { file }),
    problem: told,
  });
}

function codeOf(status: number): number {
  if (status === 401 || status === 403) return EXIT.authentication;
  if (status === 409 || status === 412) return EXIT.conflict;
  if (status === 429 || status >= 500 || status < 400) return EXIT.unreachable;
  return EXIT.refused;
}
