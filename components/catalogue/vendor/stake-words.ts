import { formatLargeDollars } from '@/components/ui/format-number';
import type { StakeFields } from '@/lib/catalog/stake-fields';

export const STAKE_VERBS = {
  controls: 'controls',
  interest: 'holds an interest in',
  none: 'holds nothing in',
} as const satisfies Record<StakeFields['kind'], string>;

type Figures = Pick<StakeFields, 'kind' | 'economicPercent' | 'votingPercent' | 'committedUsd'>;

/** How much a stake is, in a few words: the largest share that is known, else the money promised. */
export function stakeSize({ kind, economicPercent, votingPercent, committedUsd }: Figures): string {
  if (kind === 'controls') return 'controls';
  if (kind === 'none') return 'nothing';
  const known = [economicPercent, votingPercent].filter((one) => one !== null).map(Number);
  if (known.length > 0) return `${Math.max(...known)} %`;
  return committedUsd === null ? 'share unknown' : `${formatLargeDollars(committedUsd)}, share unknown`;
}
