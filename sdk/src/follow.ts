import { introduction } from './introduction';
import type { Settings } from './options';
import type { Poller } from './poll';
import { versionText } from './release';
import type { State } from './state';
import { listen, type StreamEnd } from './stream';
import { growing, jittered, notBefore, pause } from './timing';

/** The hearing of changes as they come. */
export interface Follower {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** So many streams in a row that are cut early, and there is something between that does not let them be. */
const ENOUGH_CUTS = 3;
/** The longest that a server's `retry:` is obeyed. Ms. */
const LONGEST_RETRY_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Keeps a stream open, for ever: another one follows each that ends. While none is open the poller has the server hold its
 * polls instead, so that nothing is lost by waiting before the next try.
 */
export function createFollower(settings: Settings, state: State, poller: Poller): Follower {
  const ending = new AbortController();
  let following: Promise<void> | null = null;

  async function follow(): Promise<void> {
    const pacing = streamPacing(settings.timing, poller.isAnswered);
    while (!ending.signal.aborted) {
      const current = state.current();
      const end = await listen(
        settings,
        {
          ...introduction(current),
          // What was applied, not what was told last: an unverified number would shut this router out of honest hosts.
          ...(current.held && { 'last-event-id': versionText(current.held.release) }),
        },
        ending.signal,
        { opened: () => poller.hear(true), told: poller.tell },
      );
      if (ending.signal.aborted) return;
      poller.hear(false);
      await pause(pacing(end), ending.signal);
    }
  }

  return {
    start: () => {
      following ??= follow();
    },
    stop: async () => {
      ending.abort();
      await following;
    },
  };
}

/**
 * Ms until the next stream, after each end of one.
 *
 * @param isAnswered whether polls come through: if not, it is the server that is away, not streams that do not last
 */
export function streamPacing(
  { earlyMs, streamAgainMs }: Settings['timing'],
  isAnswered: () => boolean,
): (end: StreamEnd) => number {
  let cuts = 0;
  let failures = 0;

  /** A pause after a stream that did not last, which is a long one after the third in a row. */
  function afterCut(ms: number): number {
    cuts += 1;
    if (cuts < ENOUGH_CUTS) return ms;
    // One more is enough when the next try is cut too.
    cuts = ENOUGH_CUTS - 1;
    return jittered(streamAgainMs);
  }
  return (end) => {
    if (end.kind === 'cut' || end.kind === 'silent') failures = 0;
    else failures += 1;
    switch (end.kind) {
      case 'cut': {
        const ms = Math.min(end.retryMs ?? jittered(FIRST_PAUSE_MS), LONGEST_RETRY_MS);
        if (end.lastedMs < earlyMs) return afterCut(ms);
        cuts = 0;
        return ms;
      }
      case 'silent':
        return afterCut(jittered(FIRST_PAUSE_MS));
      case 'unreachable': {
        const ms = growing(FIRST_PAUSE_MS, failures - 1, LONGEST_PAUSE_MS);
        return isAnswered() ? afterCut(ms) : ms;
      }
      case 'refused': {
        const { status, retryAfterMs } = end.error;
        const mayPass = status === 408 || status === 429 || status >= 500;
        const ms = mayPass ? growing(FIRST_PAUSE_MS, failures - 1, streamAgainMs) : jittered(streamAgainMs);
        return notBefore(retryAfterMs, ms);
      }
    }
  };
}
