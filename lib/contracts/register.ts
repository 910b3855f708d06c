import type { Standing } from './contract-standing';

/** One line of the register. Of a contract that is limited to others only the number and the vendor are known. */
export interface RegisterRow {
  readonly number: string;
  /** Keys and names of vendors. */
  readonly vendor: string;
  readonly vendorName: string;
  /** Null = limited to others. */
  readonly known: KnownContract | null;
}

/** What the register says of a contract to somebody who may read it. */
export interface KnownContract {
  readonly title: string;
  readonly kind: string;
  readonly sellerName: string | null;
  readonly parent: string | null;
  readonly owner: string | null;
  readonly value: string | null;
  readonly currency: string | null;
  readonly standing: Standing;
  readonly effectiveOn: string | null;
  readonly zone: string | null;
  readonly noticeGivenOn: string | null;
  /** Types of clauses that the playbook asks for, and those of them that are agreed and approved. */
  readonly wanted: number;
  readonly covered: number;
  /** Clauses that wait for an approval. */
  readonly waiting: number;
  readonly limited: boolean;
  readonly legalHold: boolean;
  readonly sample: boolean;
}
