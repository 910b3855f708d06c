import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { listCertifications } from '@/lib/catalog/server/certification-queries';
import { listVendors } from '@/lib/catalog/server/vendor-detail';
import { readVendorProfile } from '@/lib/catalog/vendor-profile';
import { db } from '@/lib/db/client';
import { certificationStanding, nextExpiry } from '../certification-period';
import type { VendorLine } from '../vendor-line';

/** Every vendor by name. @param today `YYYY-MM-DD`, UTC */
export async function vendorRegister(viewer: Caller, today: string): Promise<VendorLine[]> {
  const reads = allows(viewer.roles, 'contract.read');
  const [vendors, certificates, contracts, profiles] = await Promise.all([
    listVendors(),
    listCertifications(),
    db().contract.findMany({
      where: { archivedAt: null },
      select: { vendor: { select: { key: true } }, seller: { select: { key: true } } },
    }),
    db().vendor.findMany({ where: { archivedAt: null }, select: { key: true, profile: true } }),
  ]);
  const statuses = new Map(profiles.map(({ key, profile }) => [key, readVendorProfile(profile).status]));
  return vendors.map((row) => {
    const own = certificates.filter(({ vendor }) => vendor === row.key);
    const counting = own.filter((one) => ['valid', 'ending'].includes(certificationStanding(one, today)));
    const party = contracts.filter(({ vendor, seller }) => vendor.key === row.key || seller?.key === row.key);
    return {
      ...row,
      status: statuses.get(row.key) ?? null,
      certifications: counting.length,
      nextExpiry: nextExpiry(own, today),
      contracts: reads ? party.length : null,
    };
  });
}
