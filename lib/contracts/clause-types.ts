import type { ClauseType } from './clause-type';
import { ASSURANCE_TYPES } from './clause-types-assurance';
import { COMMERCIAL_TYPES } from './clause-types-commercial';
import { DATA_TYPES } from './clause-types-data';
import { NEUTRALITY_TYPES } from './clause-types-neutrality';

/** The 32 types that are shipped (CONTRACTS.md), by number. An organisation adds its own in `clause_types`. */
export const CLAUSE_TYPES: readonly ClauseType[] = [
  ...NEUTRALITY_TYPES,
  ...DATA_TYPES,
  ...ASSURANCE_TYPES,
  ...COMMERCIAL_TYPES,
];

const byKey = new Map(CLAUSE_TYPES.map((type) => [type.key, type]));

/** A shipped type; undefined for one of the organisation's own, or that there is not. */
export function clauseType(key: string): ClauseType | undefined {
  return byKey.get(key);
}

/** What only a paper of its own agrees to: neither law nor an exception stands in for it. */
export function needsWriting(key: string): boolean {
  return byKey.get(key)?.inWriting ?? false;
}
