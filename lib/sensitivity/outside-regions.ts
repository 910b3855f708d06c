import type { RegionGroups } from '@/lib/contracts/covers';
import { judge } from '@/lib/contracts/predicate';
import type { ClearanceOffering } from './clearance-question';
import type { Obligation } from './obligations';

export type ClauseObligation = Extract<Obligation, { kind: 'clause' }>;

/** Obligations that limit where data is processed. */
export function limitsRegions({ type, where }: ClauseObligation): boolean {
  return (
    type === 'residency' && where.some(({ op, parameter }) => op === 'within' && parameter === 'processing')
  );
}

/** Whether an offering is known to process where an obligation does not allow it, whatever a paper says. */
export function isOutside(
  { regions }: Pick<ClearanceOffering, 'regions'>,
  { where }: ClauseObligation,
  groups: RegionGroups,
): boolean {
  if (!regions || regions.length === 0) return false;
  return where.some(
    (predicate) =>
      predicate.op === 'within' &&
      predicate.parameter === 'processing' &&
      judge(predicate, { processing: regions }, groups) !== 'holds',
  );
}
