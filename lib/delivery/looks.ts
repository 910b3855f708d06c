import { setTimeout as delay } from 'node:timers/promises';

/** When a source looks at the database. One look is under way at a time. */
export interface Looks {
  /** A look, or the one that is under way. */
  readonly once: () => Promise<void>;
  /** A look that begins after now, and not sooner after another than requests may ask for. */
  readonly recheck: () => Promise<void>;
  /** A look that begins after now. Any number of hints while one is under way make one more. */
  readonly hinted: () => void;
  /** Goes on from a first look until it is stopped; it never gives up. */
  readonly forEver: (first: Promise<void>) => Promise<void>;
}

/** The least ms between two looks that requests asked for. */
const RECHECK_GAP_MS = 250;
const BACKOFF_MS = { first: 250, most: 5_000 };

/**
 * @param look rejects when the database could not be read: the next is then made after a growing and jittered pause
 * @param pollMs ms between the beginnings of two looks
 * @param clock ms, never going back
 */
export function looksOf(
  look: () => Promise<void>,
  pollMs: number,
  clock: () => number,
  stop: AbortSignal,
): Looks {
  let began = Number.NEGATIVE_INFINITY;
  let flight: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let hintQueued = false;

  function begin(): Promise<void> {
    began = clock();
    return look().finally(() => {
      flight = null;
    });
  }

  function once(): Promise<void> {
    flight ??= begin();
    return flight;
  }

  return {
    once,
    recheck: () => {
      queued ??= (async () => {
        await delay(Math.max(0, began + RECHECK_GAP_MS - clock()));
        while (flight) await flight.catch(() => {});
        queued = null;
        await once().catch(() => {});
      })();
      return queued;
    },
    hinted: () => {
      if (hintQueued || stop.aborted) return;
      hintQueued = true;
      void (async () => {
        await flight?.catch(() => {});
        hintQueued = false;
        if (!stop.aborted) await once().catch(() => {});
      })();
    },
    forEver: async (first) => {
      let failures = 0;
      let attempt = first;
      while (!stop.aborted) {
        const pause = await attempt.then(
          () => {
            failures = 0;
            return Math.max(0, pollMs - (clock() - began));
          },
          () => Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** failures++) * (0.5 + Math.random() / 2),
        );
        await delay(pause, undefined, { signal: stop }).catch(() => {});
        if (!stop.aborted) attempt = once();
      }
    },
  };
}
