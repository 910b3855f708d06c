/** How long things take that no caller needs to set. Ms, unless said otherwise. */
export interface Timing {
  /** A stream without a byte for so long is cut: three of the comments that the server sends each 15 s. */
  readonly silentMs: number;
  /** A stream that ends sooner has been cut by something between, not by the server. */
  readonly earlyMs: number;
  /** After so long a stream is tried again where streams did not last. */
  readonly streamAgainMs: number;
  /** Seconds for which the server may hold a poll: below the idle limits of common proxies. */
  readonly waitSeconds: number;
  /** A held poll that failed only after so long was cut for being held. */
  readonly heldMs: number;
  /** What was applied or refused is said within so long. */
  readonly acknowledgeMs: number;
  /** Over so long the routers that hear of a change at one moment spread their downloads. */
  readonly spreadMs: number;
  readonly reportMs: number;
}

export const TIMING: Timing = {
  silentMs: 45_000,
  earlyMs: 30_000,
  streamAgainMs: 300_000,
  waitSeconds: 25,
  heldMs: 2_000,
  acknowledgeMs: 1_000,
  spreadMs: 50,
  reportMs: 60_000,
};

/** ± 20 %, so that routers that were started together do not ask together for ever. */
export function jittered(ms: number): number {
  return ms * (0.8 + Math.random() * 0.4);
}

/** The pause before try number `failures` + 1: doubled each time, jittered. */
export function growing(firstMs: number, failures: number, longestMs: number): number {
  return jittered(Math.min(firstMs * 2 ** Math.min(failures, 20), longestMs));
}

/** Never sooner than a server has asked for, and not all at that moment. */
export function notBefore(retryAfterMs: number | null, ms: number): number {
  return retryAfterMs === null ? ms : Math.max(ms, retryAfterMs * (1 + Math.random() / 5));
}

/** A timer that does not keep a process alive that has nothing else to do. */
export function later(ms: number, run: () => void): ReturnType<typeof setTimeout> {
  const timer = setTimeout(run, ms);
  (timer as { unref?: () => void }).unref?.();
  return timer;
}

/** Resolves after `ms`, or as soon as `signal` ends it. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = later(ms, end);
    signal.addEventListener('abort', end, { once: true });
  });
}
