import type { Transaction } from '@/lib/db/client';
import type { ScopeChoices } from '../scope-choices';

/** What scopes may name now. Offerings are those that one of `channels` sells (keys of vendors), or that are of an owner among them. */
export async function scopeChoices(tx: Transaction, channels: readonly string[]): Promise<ScopeChoices> {
  const alive = { archivedAt: null };
  const ours = { key: { in: [...channels] } };
  const vendors = await tx.vendor.findMany({
    where: alive,
    select: { key: true, name: true },
    orderBy: [{ name: 'asc' }, { key: 'asc' }],
  });
  const offerings = await tx.offering.findMany({
    where: { ...alive, OR: [{ channel: ours }, { model: { owner: ours } }] },
    select: { key: true },
    orderBy: { key: 'asc' },
  });
  const groups = await tx.regionGroup.findMany({ where: alive, orderBy: { key: 'asc' } });
  const [named] = await tx.$queryRaw<{ features: string[]; tiers: string[]; regions: string[] }[]>`
    SELECT
      ARRAY(SELECT DISTINCT unnest(capabilities) FROM offerings WHERE archived_at IS NULL ORDER BY 1) AS features,
      ARRAY(SELECT DISTINCT service_tier FROM offerings WHERE archived_at IS NULL ORDER BY 1) AS tiers,
      ARRAY(SELECT DISTINCT unnest(regions) FROM offerings WHERE archived_at IS NULL ORDER BY 1) AS regions`;
  return {
    vendors: vendors.map(({ key, name }) => ({ value: key, label: name })),
    offerings: offerings.map(({ key }) => key),
    features: named?.features ?? [],
    tiers: named?.tiers ?? [],
    regions: [...new Set([...groups.map(({ key }) => key), ...(named?.regions ?? [])])],
  };
}
