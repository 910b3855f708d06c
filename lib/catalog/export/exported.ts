import type { ModelRecord, OfferingRecord, PriceLine, VendorRecord } from '../catalog-records';

/** What a format is written from: the catalogue's records by key and id. */
export interface ExportSource {
  readonly vendors: ReadonlyMap<string, VendorRecord>;
  /** By id. */
  readonly models: ReadonlyMap<string, ModelRecord>;
  readonly offerings: readonly OfferingRecord[];
  /** By offering id. */
  readonly prices: ReadonlyMap<string, readonly PriceLine[]>;
}

/** Something that the format has no way to say. It is left out, and never said in another way. */
export interface LeftOut {
  readonly offering: string;
  /** Null = the whole offering. */
  readonly field: string | null;
  readonly reason: string;
}

export interface Exported {
  readonly document: Readonly<Record<string, unknown>>;
  readonly leftOut: readonly LeftOut[];
}

/** Notes what is left out of one offering. */
export type LeaveOut = (field: string | null, reason: string) => void;
