import type { VendorRow } from '@/lib/catalog/details';
import type { VendorStatus } from '@/lib/catalog/vendor-profile';

/** A vendor as the register lists it, with what procurement has of it. */
export interface VendorLine extends VendorRow {
  readonly status: VendorStatus | null;
  /** Certificates that count today. */
  readonly certifications: number;
  /** The last day of the one that ends first: `YYYY-MM-DD`. */
  readonly nextExpiry: string | null;
  /** Null = not for the one who looks. */
  readonly contracts: number | null;
}
