import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';

/** Where the company stands with a vendor, in its own words. It opens and closes nothing: contracts do. */
export const VENDOR_STATUSES = {
  considered: 'Being considered',
  approved: 'Approved',
  on_hold: 'On hold',
  ended: 'Ended',
} as const;
export type VendorStatus = keyof typeof VENDOR_STATUSES;

/**
 * What people keep of a vendor beside the catalogue. Contacts are personal data: they are in no history and no audit entry,
 * so that taking one out erases it.
 */
export const vendorProfileSchema = z.strictObject({
  status: z.enum(Object.keys(VENDOR_STATUSES) as [VendorStatus, ...VendorStatus[]]).nullable(),
  products: z.array(lineSchema('Name the product.', 200)).max(100),
  security: z
    .array(
      z.strictObject({
        name: lineSchema('Enter a name.', 120),
        email: z.email('Enter an e-mail address such as ada@example.com.').max(254),
      }),
    )
    .max(20),
});
export type VendorProfile = z.output<typeof vendorProfileSchema>;

/** A profile as it is stored; what cannot be read counts as nothing stated. */
export function readVendorProfile(stored: unknown): VendorProfile {
  const parsed = vendorProfileSchema.safeParse({
    status: null,
    products: [],
    security: [],
    ...record(stored),
  });
  return parsed.success ? parsed.data : { status: null, products: [], security: [] };
}

function record(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
