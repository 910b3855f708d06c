import type { RouterStanding } from './standing';

/** How far the routers of an environment have come to its version in force. */
export interface Convergence {
  /** `<epoch>.<version>` in force; null = nothing is published. */
  readonly version: string | null;
  readonly publishedAt: string | null;
  /** Those that were seen in the last day. */
  readonly total: number;
  readonly current: number;
  readonly behind: number;
  readonly rejecting: number;
  readonly silent: number;
  /** Those that have no policy at all. */
  readonly empty: number;
  /** current ÷ all that are not silent; 1 where there is none. */
  readonly share: number;
}

/** Adds up how many stand how. */
export function convergenceOf(
  version: string | null,
  publishedAt: string | null,
  groups: readonly { readonly standing: RouterStanding; readonly count: number }[],
): Convergence {
  const counts = { current: 0, behind: 0, rejecting: 0, silent: 0, empty: 0 };
  for (const { standing, count } of groups) counts[standing] += count;
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const heard = total - counts.silent;
  return { version, publishedAt, total, ...counts, share: heard === 0 ? 1 : counts.current / heard };
}
