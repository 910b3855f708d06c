import type { RouterStanding } from './standing';
import { STANDING_ORDER } from './standing-words';

/** Routers that do not run the version in force for the same reason. */
export interface Trouble {
  readonly standing: Exclude<RouterStanding, 'current'>;
  /** Why they refuse it, as they gave it; null for the other standings. */
  readonly reason: string | null;
  readonly count: number;
  /** Some of them by name, those that wait longest first. */
  readonly routers: readonly { readonly instance: string; readonly lastSeenAt: string }[];
}

/** Names that one trouble lists at most. */
export const NAMED = 20;

interface Group {
  readonly standing: RouterStanding;
  readonly reason: string | null;
  readonly count: number;
  readonly routers: readonly { readonly instance: string; readonly lastSeenAt: Date }[];
}

/** Who does not run the version in force, those with the same trouble together; what needs somebody comes first. */
export function troublesOf(groups: readonly Group[]): Trouble[] {
  const troubles = new Map<string, Trouble>();
  for (const { standing, reason, count, routers } of groups) {
    if (standing === 'current') continue;
    const key = `${standing} ${reason}`;
    const others = troubles.get(key);
    const named = routers.map(({ instance, lastSeenAt }) => ({
      instance,
      lastSeenAt: lastSeenAt.toISOString(),
    }));
    troubles.set(key, {
      standing,
      reason,
      count: count + (others?.count ?? 0),
      routers: [...(others?.routers ?? []), ...named]
        .sort((a, b) => Date.parse(a.lastSeenAt) - Date.parse(b.lastSeenAt))
        .slice(0, NAMED),
    });
  }
  return [...troubles.values()].sort(
    (a, b) => STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing) || b.count - a.count,
  );
}
