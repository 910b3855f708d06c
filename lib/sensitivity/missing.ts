import type { AffiliationKind } from '@/lib/catalog/affiliation-kinds';
import type { WhyNot } from '@/lib/contracts/clause-book';
import type { ClauseStatus } from '@/lib/contracts/clause-content';
import type { Predicate } from '@/lib/contracts/predicate';

/** Why something that a label asks is not met at the instant that is asked about. No passages. */
export type Missing =
  /** Nothing is recorded that the label asks, or it cannot be read. */
  | { readonly code: 'nothing_recorded' }
  /** No path is in force, or it does not name who sells. */
  | { readonly code: 'way_unknown' }
  /** A party that the path does not name processes data too, since `on` (an instant). */
  | { readonly code: 'way_changed'; readonly party: string; readonly on: string }
  /** One person alone approved the path, which does not count here. */
  | { readonly code: 'way_by_one_person' }
  /** No contract that is in force speaks for one on the way. */
  | { readonly code: 'no_contract'; readonly party: string }
  | MissingClause
  | { readonly code: 'region_outside'; readonly regions: readonly string[] }
  | {
      readonly code: 'no_certificate';
      readonly party: string;
      readonly anyOf: readonly string[];
      /** One that ended, and when; null = there was none. */
      readonly ended: { readonly kind: string; readonly on: string } | null;
    }
  | { readonly code: 'no_competitor_named' }
  | {
      readonly code: 'affiliation';
      readonly party: string;
      readonly competitor: string;
      readonly affiliation: AffiliationKind;
    }
  /** The catalogue does not say, or two people do not stand behind what it says now. */
  | { readonly code: 'attribute_unproven'; readonly field: string }
  | { readonly code: 'attribute_falls_short'; readonly field: string; readonly value: unknown }
  /** Two pieces of evidence ask requests for different values of one parameter. */
  | { readonly code: 'requirements_contradict' };

/** What is missing of a clause with one on the way. `contract`: the number of the contract that it is about. */
export interface MissingClause {
  readonly code: 'clause';
  readonly type: string;
  readonly party: string;
  readonly why:
    | Exclude<ClauseStatus, 'agreed'>
    | WhyNot
    /** Agreed for a part of the offering only; for another offering, tier, region or feature; unsigned. */
    | 'part'
    | 'scope'
    /** An amendment replaces or deletes it, and nothing has its place. */
    | 'taken_out'
    | 'not_executed'
    /** It held until `on`; it holds from `on`; its contract is not in force. */
    | 'ended'
    | 'not_yet'
    | 'contract_not_in_force'
    /** With the party, but not with who sells. */
    | 'seller'
    | 'sample'
    /** Agreed, and its parameters do not meet `asked`. */
    | 'parameters';
  readonly contract: string | null;
  readonly clause: string | null;
  /** An instant. */
  readonly on: string | null;
  /** What its parameters do not meet, and what they say. */
  readonly asked: Predicate | null;
  readonly value: unknown;
}

/** A clause that could be agreed: what a negotiation can bring. */
export function isNegotiable(missing: Missing): boolean {
  return missing.code === 'clause' || missing.code === 'no_contract';
}
