import type { Settings } from './options';

/** A request that gave no usable answer. `status` is 0 when there was none at all. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';

  constructor(
    message: string,
    readonly status: number,
    /** Ms that the server asked to wait. */
    readonly retryAfterMs: number | null,
    /** The type of the problem document, such as "/problems/behind"; null if there was none. */
    readonly problem: string | null = null,
  ) {
    super(message);
  }
}

/** A server's answer whose body has not been read yet. */
export interface Answer {
  readonly status: 200 | 304;
  readonly headers: Headers;
  /** Reads the body and stops beyond `limit` bytes. @throws RequestFailed */
  readonly read: (limit: number) => Promise<Uint8Array>;
  /** Leaves the body unread. */
  readonly drop: () => void;
}

/** Longest wait that a server may ask for. */
const LONGEST_WAIT_MS = 3_600_000;

/** What is asked for. */
interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The statuses that are an answer; everything else is a failure. */
  readonly answers: readonly number[];
}

/**
 * One request with the router's token. Follows no redirect and uses no cache of the platform's.
 *
 * @throws RequestFailed for every status but those asked for, and where there is no answer
 */
export async function send(
  settings: Settings,
  url: string,
  { method = 'GET', headers, body, answers }: Asked,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const response = await settings.fetch(url, {
      method,
      headers: { authorization: `Bearer ${settings.token}`, ...headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      cache: 'no-store',
      signal,
    });
    if (!answers.includes(response.status)) throw await refusal(response);
    return response;
  } catch (error) {
    return asFailure(error);
  }
}

/**
 * One GET, which is over when `requestTimeoutMs` have passed or `signal` ends it, the body included.
 *
 * @throws RequestFailed for everything but 200 and 304
 */
export async function request(
  settings: Settings,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const { ending, finish } = within(settings.requestTimeoutMs, signal);
  try {
    const response = await send(settings, url, { headers, answers: [200, 304] }, ending.signal);
    if (response.status === 304) finish();
    return {
      status: response.status as 200 | 304,
      headers: response.headers,
      read: (limit) => readBody(response, limit).catch(asFailure).finally(finish),
      drop: () => {
        finish();
        ending.abort();
      },
    };
  } catch (error) {
    finish();
    ending.abort();
    throw error;
  }
}

/** What ends a request after `ms` (null = never), or with `signal`, until it is finished. */
export function within(
  ms: number | null,
  signal: AbortSignal,
): { ending: AbortController; finish: () => void } {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = ms === null ? undefined : setTimeout(end, ms);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  return {
    ending,
    finish: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    },
  };
}

/** @throws RequestFailed */
export function asFailure(error: unknown): never {
  if (error instanceof RequestFailed) throw error;
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  const reason = error instanceof Error ? `${error.message}${cause}` : String(error);
  throw new RequestFailed(`the server did not answer: ${reason}`, 0, null);
}

async function readBody(response: Response, limit: number): Promise<Uint8Array> {
  const stated = response.headers.get('content-encoding') ? null : response.headers.get('content-length');
  if (stated !== null && Number(stated) > limit) {
    await response.body?.cancel();
    throw new RequestFailed(`the answer is ${stated} bytes long, and may be ${limit}`, response.status, null);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RequestFailed(`the answer is longer than ${limit} bytes`, response.status, null);
    }
    chunks.push(value);
  }
  if (stated !== null && Number(stated) !== size) {
    throw new RequestFailed(`the answer ended after ${size} of ${stated} bytes`, response.status, null);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** What a refusal says, with the detail of its problem document if it has one. */
async function refusal(response: Response): Promise<RequestFailed> {
  const { status } = response;
  const wait = retryAfter(response.headers.get('retry-after'));
  if (status === 0 || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    return new RequestFailed(`the server redirects (${status}), which is not followed`, status, wait);
  }
  const body = await readBody(response, 16_384).catch(() => new Uint8Array());
  let detail = '';
  let type: string | null = null;
  try {
    const problem = JSON.parse(new TextDecoder().decode(body)) as { detail?: unknown; type?: unknown };
    if (typeof problem.detail === 'string') detail = `: ${problem.detail.slice(0, 500)}`;
    if (typeof problem.type === 'string') type = problem.type;
  } catch {
    // Not a problem document: the status has to do.
  }
  return new RequestFailed(`the server answered ${status}${detail}`, status, wait, type);
}

/** Ms that a `Retry-After` asks for, as seconds or as a date; null if it does not say. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}
