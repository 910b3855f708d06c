import type { DeliverySource } from './delivery-source';
import { compareVersions } from './snapshot';
import type { TokenRow } from './token';

/** A request that is held. */
export interface Wait {
  readonly token: TokenRow;
  /** Until the active version passes this one. */
  readonly beyond: { readonly epoch: number; readonly version: number };
  readonly ms: number;
  /** Has `listener` told when the client has gone. */
  readonly gone: (listener: () => void) => void;
}

export interface Waits {
  /** Resolves at the first of: a later version, the end of the token, the time, the client's leaving, `drain`. */
  readonly add: (wait: Wait) => Promise<void>;
  /** Ends those that have come to an end, after a change. */
  readonly review: () => void;
  readonly count: () => number;
  readonly drain: () => void;
}

/** @param holds whether a token that was let in still would be */
export function waits(source: DeliverySource, holds: (token: TokenRow) => boolean): Waits {
  const held = new Map<Wait, () => void>();
  const over = ({ token, beyond }: Wait): boolean => {
    const policy = source.snapshot()?.policies.get(token.environment);
    return !policy || compareVersions(policy, beyond) > 0 || !holds(token);
  };
  return {
    add: (wait) =>
      new Promise((resolve) => {
        const end = () => {
          if (!held.delete(wait)) return;
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(end, wait.ms);
        held.set(wait, end);
        wait.gone(end);
        // Only now, when a change would be told: one that came before is seen here.
        if (over(wait)) end();
      }),
    review: () => {
      for (const [wait, end] of [...held]) if (over(wait)) end();
    },
    count: () => held.size,
    drain: () => {
      for (const end of [...held.values()]) end();
    },
  };
}
