import type { Place } from './cell-view';

/** A missing clause as the list shows it, and as its file holds it. */
export interface UnlockRow {
  readonly id: string;
  readonly vendor: string;
  readonly vendorName: string;
  /** "Retention agreed: at most 30 days in every store", or "A contract in force". */
  readonly clause: string;
  /** How it stands now, in a sentence. */
  readonly stands: string;
  /** Where it is negotiated: the contract's desk, or the vendor's page. */
  readonly place: Place;
  /** By label what it alone would open. */
  readonly opens: readonly {
    readonly ref: string;
    readonly label: string;
    readonly offerings: readonly string[];
  }[];
  readonly taskClasses: readonly { readonly name: string; readonly offerings: readonly string[] }[];
  /** Pairs of offering and label that it opens alone, and those that it opens with other clauses. */
  readonly alone: number;
  readonly together: number;
}

export interface UnlockView {
  readonly rows: readonly UnlockRow[];
  /** Offerings of which the way that data takes is not known. */
  readonly wayUnknown: number;
  readonly offerings: number;
}
