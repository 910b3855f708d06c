import type { DeskClause } from './clause-desk';
import type { ClauseType } from './clause-type';
import type { ContractDto } from './contract';
import type { ShownStatus, Standing } from './contract-standing';

/** A contract of one family: what stands above it, and how much it weighs. */
export interface FamilyMember {
  readonly number: string;
  /** The number of what it belongs to. */
  readonly parent: string | null;
  /** Null = limited to others. */
  readonly known: {
    readonly title: string;
    readonly kind: string;
    readonly precedence: number;
    readonly status: ShownStatus;
    readonly lastDay: string | null;
  } | null;
}

/** Everything on a contract's page but its documents and its history. */
export interface ContractPage {
  readonly contract: ContractDto;
  readonly standing: Standing;
  /** In the order of the tree: each before what belongs to it. Alone, where there is only this one. */
  readonly family: readonly FamilyMember[];
  /** The covered entities with their names. */
  readonly entities: readonly { readonly key: string; readonly name: string }[];
  readonly types: readonly ClauseType[];
  readonly clauses: readonly DeskClause[];
}

/** One change, as the audit trail has it. */
export interface HistoryEntry {
  readonly seq: string;
  readonly at: string;
  readonly actor: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly data: Readonly<Record<string, unknown>>;
}
