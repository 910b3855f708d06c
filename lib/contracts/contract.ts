import type { ContractTerm } from './evidence';
import type { Scope } from './scope';

/** What the database holds of a contract's state. `expired` is never written: it follows from the dates. */
export const CONTRACT_STATUSES = ['draft', 'in_review', 'active', 'terminated', 'superseded'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

/** How a contract renews: not, by itself for another term, or without terms until somebody ends it. */
export const RENEWALS = ['none', 'automatic', 'evergreen'] as const;

/** A person as contracts name them. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A contract as its page and its form show it, to somebody who may read it. Days `YYYY-MM-DD`, instants ISO. */
export interface ContractDto extends ContractTerm {
  readonly id: string;
  readonly revision: number;
  readonly number: string;
  readonly title: string;
  /** A key of `contract-kinds.ts`. */
  readonly kind: string;
  /** Keys of vendors; `seller` null = the vendor sells itself. */
  readonly vendor: string;
  readonly vendorName: string;
  readonly seller: string | null;
  readonly sellerName: string | null;
  /** The number of what it amends or belongs to. */
  readonly parent: string | null;
  readonly precedence: number;
  readonly status: ContractStatus;
  readonly owner: Named | null;
  readonly scope: Scope;
  /** Keys of company entities, by name. */
  readonly entities: readonly string[];
  readonly activatedAt: string | null;
  readonly terminationReason: string | null;
  readonly governingLaw: string | null;
  /** A plain decimal of `currency`. */
  readonly value: string | null;
  readonly currency: string | null;
  readonly note: string;
  readonly limited: boolean;
  readonly readers: readonly Named[];
  readonly legalHold: boolean;
  readonly retainUntil: string | null;
  readonly sample: boolean;
  readonly archivedAt: string | null;
}
