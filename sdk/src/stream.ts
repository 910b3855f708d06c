import { asFailure, RequestFailed, send, within } from './download';
import { frameReader } from './event-frames';
import type { Settings } from './options';

/** How a stream came to its end. */
export type StreamEnd =
  /** The server, or something between, would not have it. */
  | { readonly kind: 'refused'; readonly error: RequestFailed }
  /** There was no answer at all. */
  | { readonly kind: 'unreachable'; readonly error: RequestFailed }
  /** Not a byte came, or none for so long that there must be something between that keeps them. */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'cut';
      /** From its first byte. */
      readonly lastedMs: number;
      /** After how long the server asks to come back; null if it has not said. */
      readonly retryMs: number | null;
    };

interface Listener {
  /** The first byte has come: from now on changes are heard of. */
  readonly opened: () => void;
  /** `data` of an event that tells of a version. */
  readonly told: (data: string) => void;
}

/** A manifest has at most 4 KiB; lines and names around it. */
const FRAME_BYTES = 8_192;

/** Listens to one stream of events until it ends, is silent for too long, or `signal` ends it. Never rejects. */
export async function listen(
  settings: Settings,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  listener: Listener,
): Promise<StreamEnd> {
  const { silentMs } = settings.timing;
  const { ending, finish } = within(null, signal);
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expect = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      ending.abort();
    }, ms);
  };
  // The server begins at once: what has no first byte by then is kept back somewhere.
  expect(settings.requestTimeoutMs);
  const frames = frameReader(FRAME_BYTES);
  let openedAt: number | null = null;
  let failure: RequestFailed | null = null;
  try {
    const response = await send(
      settings,
      `${settings.base}/policy/events`,
      { headers: { accept: 'text/event-stream', ...headers }, answers: [200] },
      ending.signal,
    );
    const type = response.headers.get('content-type') ?? 'nothing';
    if (!/^text\/event-stream\b/i.test(type)) throw new RequestFailed(`the stream is ${type}`, 406, null);
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      if (openedAt === null) listener.opened();
      openedAt ??= performance.now();
      expect(silentMs);
      for (const event of frames.read(next.value)) if (event.name === 'policy') listener.told(event.data);
    }
  } catch (error) {
    failure = toFailure(error);
  } finally {
    clearTimeout(timer);
    finish();
    ending.abort();
  }
  if (silent) return { kind: 'silent' };
  if (openedAt !== null)
    return { kind: 'cut', lastedMs: performance.now() - openedAt, retryMs: frames.retryMs() };
  if (!failure) return { kind: 'cut', lastedMs: 0, retryMs: null };
  return { kind: failure.status === 0 ? 'unreachable' : 'refused', error: failure };
}

function toFailure(error: unknown): RequestFailed {
  try {
    return asFailure(error);
  } catch (failed) {
    return failed as RequestFailed;
  }
}
