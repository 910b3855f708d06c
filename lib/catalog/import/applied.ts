import type { CatalogueChange, RecordKind, Stated } from '../change';

/** One step of an import that was applied, in words' names. */
export interface AppliedRow {
  readonly id: string;
  readonly change: CatalogueChange['change'];
  readonly kind: RecordKind;
  readonly key: string;
  /** Name of the model, or of the vendor. */
  readonly name: string;
  /** Name of the seller; null for what is no offering. */
  readonly channel: string | null;
  /** Null for a whole record. */
  readonly field: string | null;
  readonly before: Stated | null;
  readonly after: Stated | null;
}
