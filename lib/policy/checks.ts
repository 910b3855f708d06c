import { type Amount, isAbove, type Quantities } from './cost';
import type { Bits, CostLimit, PreparedOffering } from './prepared';
import { NEVER } from './time';

/** One bit for each way in which a target can fail. */
export const DISABLED = 1;
export const NOT_YET_SOLD = 1 << 1;
export const NO_LONGER_SOLD = 1 << 2;
export const NOT_CLEARED_LEVEL = 1 << 3;
export const NOT_CLEARED_TAG = 1 << 4;
export const CLEARANCE_ENDED = 1 << 5;
export const REGION = 1 << 6;
export const CAPABILITY = 1 << 7;
export const CONTEXT = 1 << 8;
export const CONTEXT_UNKNOWN = 1 << 9;
export const COST = 1 << 10;
export const COST_UNKNOWN = 1 << 11;

/** What a request comes to, once read against a policy and a rule: what targets are checked against. */
export interface Facts extends Quantities {
  /** Of now among the policy's instants: those of a rank below it have come. */
  readonly position: number;
  /** Of the effective label. */
  readonly rank: number;
  readonly tags: readonly number[];
  /** All regions of the request; null = no limit. */
  readonly regions: Bits | null;
  /** Numbers of the request's needs; −1 = a capability that no offering has. */
  readonly needs: readonly number[];
}

/**
 * The checks of an offering that depend on the request, but for cost.
 * @returns the bits of those that fail; 0 = all passed
 */
export function failingChecks(offering: PreparedOffering, facts: Facts): number {
  const position = facts.position;
  let failing = 0;
  if (offering.from >= position) failing |= NOT_YET_SOLD;
  if (offering.until < position) failing |= NO_LONGER_SOLD;
  const end = offering.levelEnds[facts.rank] as number;
  if (end < 0) failing |= NOT_CLEARED_LEVEL;
  else if (end < position) failing |= CLEARANCE_ENDED;
  const tags = facts.tags;
  for (let index = 0; index < tags.length; index++) {
    const tagEnd = offering.tagEnds[tags[index] as number] as number;
    if (tagEnd < 0) failing |= NOT_CLEARED_TAG;
    else if (tagEnd < position) failing |= CLEARANCE_ENDED;
  }
  if (facts.regions !== null && !staysWithin(offering.regions, facts.regions)) failing |= REGION;
  const needs = facts.needs;
  for (let index = 0; index < needs.length; index++) {
    if (!holds(offering.capabilities, needs[index] as number)) failing |= CAPABILITY;
  }
  return failing | failingSizes(offering, facts.input, facts.output);
}

function failingSizes(offering: PreparedOffering, input: number, output: number): number {
  const stated = input >= 0;
  const bounded = output >= 0;
  if (!stated && !bounded) return 0;
  let failing = 0;
  if (offering.context < 0 || (bounded && offering.maxOutput < 0)) failing |= CONTEXT_UNKNOWN;
  const total = (stated ? input : 0) + (bounded ? output : 0);
  if (
    (offering.context >= 0 && total > offering.context) ||
    (offering.maxInput >= 0 && input > offering.maxInput) ||
    (offering.maxOutput >= 0 && output > offering.maxOutput)
  ) {
    failing |= CONTEXT;
  }
  return failing;
}

/** Whether bit `index` is set; −1 never is. */
export function holds(bits: Bits, index: number): boolean {
  return index >= 0 && (((bits[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** Whether regions are known and all among those allowed. */
export function staysWithin(regions: Bits | null, allowed: Bits): boolean {
  if (regions === null) return false;
  for (let word = 0; word < regions.length; word++) {
    if (((regions[word] as number) & ~(allowed[word] ?? 0)) !== 0) return false;
  }
  return true;
}

/** Sets bit `index`. */
export function setBit(bits: number[], index: number): void {
  const word = index >> 5;
  while (bits.length <= word) bits.push(0);
  bits[word] = (bits[word] as number) | (1 << (index & 31));
}

/** Sets the bits of some indexes. */
export function setBits(bits: number[], indexes: readonly number[]): void {
  for (let at = 0; at < indexes.length; at++) setBit(bits, indexes[at] as number);
}

/** The names of the bits that are set, ascending. */
export function namesIn(bits: Bits, names: readonly string[]): readonly string[] {
  return names.filter((_, index) => holds(bits, index)).sort();
}

/** The check of a cost against a limit; null = unknown. */
export function failingCost(amount: Amount | null, limit: CostLimit): number {
  if (amount === null) return COST_UNKNOWN;
  return isAbove(amount, limit) ? COST : 0;
}

/** The rank of the first bound of a window of the offering or its prices that is to come; NEVER if none is. */
export function nextChange(offering: PreparedOffering, position: number): number {
  const changes = offering.changes;
  let next = NEVER;
  for (let index = 0; index < changes.length; index++) {
    const rank = changes[index] as number;
    if (rank >= position && rank < next) next = rank;
  }
  return next;
}

/** The rank of the first clearance for the label to end after now; NEVER if none does. */
export function soonestClearanceEnd(offering: PreparedOffering, facts: Facts): number {
  const position = facts.position;
  const end = offering.levelEnds[facts.rank] as number;
  let soonest = end < position ? NEVER : end;
  const tags = facts.tags;
  for (let index = 0; index < tags.length; index++) {
    const tagEnd = offering.tagEnds[tags[index] as number] as number;
    if (tagEnd >= position && tagEnd < soonest) soonest = tagEnd;
  }
  return soonest;
}
