import type { WhyNot } from './clause-book';
import type { Stretch } from './effective-clause';

/** Something that was heard: whose clause it is, and how it ranks. */
export interface HeardClause {
  readonly contract: string;
  readonly precedence: number;
  /** ISO: from when it ranks by its age. */
  readonly since: string | null;
  /** Null where the contract is limited to others. */
  readonly clause: string | null;
}

/** What holds of one type of clause at a moment. */
export interface EffectiveRow {
  readonly type: string;
  readonly typeName: string;
  /** silent: nothing is said then. */
  readonly status: Stretch['status'] | 'silent';
  readonly counts: boolean;
  readonly whyNot: WhyNot | null;
  readonly heard: readonly HeardClause[];
  /** ISO: until when that is so; null = without end. */
  readonly until: string | null;
}

/** What holds between a contract's vendor and the company about an offering at a moment. */
export interface EffectiveClauses {
  /** `YYYY-MM-DD` and the instant that it was taken as. */
  readonly on: string;
  readonly at: string;
  /** Key of the offering that was asked about; null = none that the contract covers is in the catalogue. */
  readonly offering: string | null;
  readonly offerings: readonly string[];
  readonly rows: readonly EffectiveRow[];
}
