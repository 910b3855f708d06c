import { notFound } from '@/lib/core/errors';
import type { VendorRecord } from '../catalog-records';
import type { VendorDetail, VendorRow } from '../details';
import { modelRow } from './model-rows';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';

interface Tally {
  readonly models: ReadonlyMap<string, number>;
  readonly offerings: ReadonlyMap<string, number>;
}

function tally({ records, rows }: CatalogueSnapshot): Tally {
  const models = new Map<string, number>();
  const offerings = new Map<string, number>();
  for (const { owner } of records.models.values()) if (owner) models.set(owner, (models.get(owner) ?? 0) + 1);
  for (const { channelKey } of rows) offerings.set(channelKey, (offerings.get(channelKey) ?? 0) + 1);
  return { models, offerings };
}

function vendorRow({ records }: CatalogueSnapshot, vendor: VendorRecord, counts: Tally): VendorRow {
  const own = records.stakes.filter(({ holder, subject }) => holder === vendor.key || subject === vendor.key);
  return {
    key: vendor.key,
    name: vendor.name,
    legalName: vendor.legalName,
    isOwner: vendor.isOwner,
    isChannel: vendor.isChannel,
    website: vendor.website,
    controlledBy: own
      .filter((stake) => stake.kind === 'controls' && stake.subject === vendor.key)
      .map((stake) => stake.holder),
    models: counts.models.get(vendor.key) ?? 0,
    offerings: counts.offerings.get(vendor.key) ?? 0,
    stakes: own.filter((stake) => stake.kind !== 'controls').length,
    sample: vendor.sample,
  };
}

/** Every vendor, by name. */
export async function listVendors(): Promise<VendorRow[]> {
  const snapshot = await catalogueSnapshot();
  const counts = tally(snapshot);
  const rows = [...snapshot.records.vendors.values()].map((vendor) => vendorRow(snapshot, vendor, counts));
  const collator = new Intl.Collator('en', { numeric: true });
  return rows.sort((a, b) => collator.compare(a.name, b.name));
}

/**
 * A vendor: its models, what it sells and for whom, and the stakes around it.
 *
 * @throws AppError not_found
 */
export async function getVendor(key: string): Promise<VendorDetail> {
  const snapshot = await catalogueSnapshot();
  const { records } = snapshot;
  const vendor = records.vendors.get(key);
  if (!vendor) throw notFound('vendor');
  const sold = new Map<string | null, number>();
  for (const row of snapshot.rows) {
    if (row.channelKey === key) sold.set(row.ownerKey, (sold.get(row.ownerKey) ?? 0) + 1);
  }
  return {
    vendor: vendorRow(snapshot, vendor, tally(snapshot)),
    provenance: vendor.provenance,
    models: [...records.models.values()]
      .filter((model) => model.owner === key)
      .map((model) => modelRow(snapshot, model)),
    sells: [...sold]
      .map(([ownerKey, offerings]) => {
        const { kind, band } = snapshot.affiliationOf(key, ownerKey);
        const ownerName = ownerKey === null ? null : (records.vendors.get(ownerKey)?.name ?? ownerKey);
        return { ownerKey, ownerName, affiliation: { kind, band }, offerings };
      })
      .sort((a, b) => b.offerings - a.offerings || (a.ownerName ?? '~').localeCompare(b.ownerName ?? '~')),
    revision: vendor.revision,
  };
}
