import type { HeldRole } from '@/lib/auth/permissions';
import type { Ending } from './ending';
import type { EnvironmentStanding } from './environment-standing';
import type { FirstStep } from './first-steps';
import type { Waiting } from './waiting';

/** What the first screen shows one person. */
export interface Overview {
  /** Changes when it may show something else. */
  readonly revision: string;
  readonly waiting: readonly Waiting[];
  readonly environments: readonly EnvironmentStanding[];
  readonly endings: readonly Ending[];
  /** Of an installation that has only begun: what is to be done first. */
  readonly steps: readonly FirstStep[];
}

export type OverviewPart = 'environments' | 'endings' | 'gaps' | 'news';

/** Below what waits, the parts in the order in which they concern somebody: contracts first for whoever keeps them. */
export function partsFor(roles: readonly HeldRole[]): readonly OverviewPart[] {
  const holds = (...wanted: readonly string[]) => roles.some(({ role }) => wanted.includes(role));
  const routes = holds('admin', 'architect', 'publisher', 'security', 'risk_owner');
  if (!routes && holds('procurement', 'legal', 'data_protection', 'data_steward'))
    return ['endings', 'news', 'gaps', 'environments'];
  return ['environments', 'gaps', 'endings', 'news'];
}
