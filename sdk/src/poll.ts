import { RequestFailed } from './download';
import { Rejection } from './held';
import type { Settings } from './options';
import { type Refreshed, refresh } from './refresh';
import type { State } from './state';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** A server that lags is asked again soon: another host may answer, or the same one have caught up. */
const BEHIND_MS = 1_000;

/** The asking of the server, at intervals and on demand. */
export interface Poller {
  /** Asks now, or waits for the poll under way. Never rejects. */
  readonly pollNow: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** @param after runs after each poll, with what changed in `state` */
export function createPoller(settings: Settings, state: State, after: () => Promise<void>): Poller {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: Promise<void> | null = null;
  let failures = 0;
  let started = false;

  async function poll(): Promise<void> {
    let pause: number;
    try {
      const refreshed = await refresh(settings, state.current(), ending.signal);
      if (ending.signal.aborted) return;
      failures = 0;
      state.learn(refreshed);
      pause = pauseAfter(refreshed, settings.pollIntervalMs);
    } catch (error) {
      if (ending.signal.aborted) return;
      state.fail(error);
      pause = pauseAfterFailure(error, failures, settings.pollIntervalMs);
      failures += 1;
    }
    await after();
    schedule(pause);
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    if (!started || ending.signal.aborted) return;
    timer = setTimeout(() => void pollNow(), ms);
    // A router must not keep a process alive that has nothing else to do.
    (timer as { unref?: () => void }).unref?.();
  }

  function pollNow(): Promise<void> {
    flight ??= poll().finally(() => {
      flight = null;
    });
    return flight;
  }

  return {
    pollNow,
    start: () => {
      started = true;
      if (!flight) schedule(0);
    },
    stop: async () => {
      ending.abort();
      clearTimeout(timer);
      await flight;
    },
  };
}

/** ± 20 %, so that routers that were started together do not ask together for ever. */
function jittered(ms: number): number {
  return ms * (0.8 + Math.random() * 0.4);
}

function pauseAfter(refreshed: Refreshed, interval: number): number {
  return jittered(refreshed.kind === 'behind' ? Math.min(BEHIND_MS, interval) : interval);
}

/**
 * Growing pauses where trying again soon may help; the ordinary interval for a 4xx, which it will not; and never sooner
 * than the server asked for.
 */
function pauseAfterFailure(error: unknown, failures: number, interval: number): number {
  const growing = Math.min(
    FIRST_RETRY_MS * 2 ** Math.min(failures, 20),
    Math.max(interval, LONGEST_RETRY_MS),
  );
  if (error instanceof Rejection) return jittered(interval);
  if (!(error instanceof RequestFailed)) return jittered(growing);
  const pause = jittered(error.status >= 400 && error.status < 500 ? interval : growing);
  return error.retryAfterMs === null ? pause : Math.max(pause, error.retryAfterMs * (1 + Math.random() / 5));
}
