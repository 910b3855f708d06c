import type { DeliverySource } from './delivery-source';
import { type Stream, streams } from './streams';
import type { TokenRow } from './token';
import { type Wait, waits } from './waits';

/** How many clients one host keeps waiting at a time. */
export interface AudienceLimits {
  readonly waits: number;
  readonly streams: number;
}

export const AUDIENCE_LIMITS: AudienceLimits = { waits: 20_000, streams: 20_000 };

/** Whoever waits for a change: requests that are held, and streams of events. One per host. */
export interface Audience {
  /** Resolves when there is something to answer; null when no more can be held, so that it has to be answered now. */
  readonly wait: (wait: Wait) => Promise<void> | null;
  /** Whether another stream may begin. */
  readonly hasRoom: () => boolean;
  /** Begins a stream. Returns what ends it. */
  readonly join: (stream: Stream) => () => void;
  readonly counts: () => AudienceLimits;
  /** Has everything held answered and every stream ended, and holds nothing from then on. */
  readonly drain: () => void;
}

/** The audience of a host that serves `source`. */
export function audienceOf(source: DeliverySource, limits: AudienceLimits = AUDIENCE_LIMITS): Audience {
  const holds = (token: TokenRow) => tokenHolds(source, token, Date.now());
  const held = waits(source, holds);
  const listening = streams(source, holds);
  let draining = false;
  const unsubscribe = source.changed(() => {
    held.review();
    listening.review();
  });
  return {
    wait: (wait) => (draining || held.count() >= limits.waits ? null : held.add(wait)),
    hasRoom: () => !draining && listening.count() < limits.streams,
    join: listening.add,
    counts: () => ({ waits: held.count(), streams: listening.count() }),
    drain: () => {
      draining = true;
      unsubscribe();
      held.drain();
      listening.drain();
    },
  };
}

/** Whether a token that was let in still would be. */
function tokenHolds(source: DeliverySource, { id }: TokenRow, now: number): boolean {
  const row = source.snapshot()?.tokens.get(id);
  if (!row || row.revokedAt !== null || source.standing() === 'expired') return false;
  return row.expiresAt === null || row.expiresAt > now;
}
