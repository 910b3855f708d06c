import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import { db } from '@/lib/db/client';
import { readVendorProfile, type VendorProfile, vendorProfileSchema } from '../vendor-profile';
import { lockCatalogue } from './flush-changes';

/** A vendor's profile as it is edited; `id` is the vendor's key. */
export interface VendorProfileDto extends VendorProfile {
  readonly id: string;
  readonly revision: number;
}

/** Keeps the standing of a vendor, what it sells and whom to call. */
export const updateVendorProfile = defineCommand({
  action: 'vendor.update_profile',
  input: vendorProfileSchema.extend({ id: z.string().min(1).max(1000), revision: revisionSchema }),
  run: async ({ tx, audit }, { id: key, revision, ...profile }): Promise<VendorProfileDto> => {
    await lockCatalogue(tx);
    const before = await tx.vendor.findFirst({ where: { key, archivedAt: null } });
    if (!before) throw notFound('vendor');
    const old = readVendorProfile(before.profile);
    if (before.revision !== revision)
      throw conflict('vendor', { id: key, revision: before.revision, ...old });
    const row = await tx.vendor.update({ where: { key }, data: { profile, revision: { increment: 1 } } });
    await audit({
      subjectType: 'vendor',
      subjectId: key,
      data: { before: auditable(old), after: auditable(profile) },
    });
    return { id: key, revision: row.revision, ...profile };
  },
});

/** The profile of a vendor that is not archived; one without is empty. */
export async function vendorProfile(key: string): Promise<VendorProfileDto> {
  const row = await db().vendor.findFirst({ where: { key, archivedAt: null } });
  if (!row) throw notFound('vendor');
  return { id: key, revision: row.revision, ...readVendorProfile(row.profile) };
}

/** Without people's names and addresses. */
function auditable({ status, products, security }: VendorProfile) {
  return { status, products: products.length, contacts: security.length };
}
