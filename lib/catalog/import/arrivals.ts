import type { OfferingRecord } from '../catalog-records';
import type { CatalogueChange, Stated } from '../change';
import type { KnownCatalogue } from '../known-values';
import { vendorFact } from '../sellers';
import type { ImportedOffering } from './imported';
import type { NewModel } from './place';
import type { StatingSource } from './statements';

/** Sellers and owners that arrive with new offerings, and vendors that come to be one of these. */
export function newVendors(
  catalogue: KnownCatalogue,
  arriving: readonly ImportedOffering[],
  models: readonly NewModel[],
  source: StatingSource,
): Map<string, CatalogueChange> {
  const found = new Map<string, CatalogueChange>();
  const origin = { source: source.origin, asOf: source.asOf };
  const named = new Map(arriving.map(({ channel, channelName }) => [channel, channelName]));
  const owners = new Set(models.flatMap(({ owner }) => owner ?? []));
  for (const key of new Set([...named.keys(), ...owners])) {
    const record = catalogue.vendors.get(key);
    const fact = vendorFact(key);
    if (!record) {
      const values: Record<string, Stated> = {
        name: { value: fact?.name ?? named.get(key) ?? key, origin },
        legalName: { value: fact?.legalName ?? null, origin: fact?.legalName ? origin : null },
        website: { value: fact?.website ?? null, origin: fact?.website ? origin : null },
        isOwner: { value: owners.has(key) || fact?.roles.includes('owner') === true, origin: null },
        isChannel: { value: named.has(key) || fact?.roles.includes('channel') === true, origin: null },
      };
      found.set(key, { change: 'create', kind: 'vendor', key, values });
      continue;
    }
    const role = named.has(key) && !record.isChannel ? 'isChannel' : 'isOwner';
    if (role === 'isOwner' && (record.isOwner || !owners.has(key))) continue;
    const set = (value: boolean): Stated => ({ value, origin: record.provenance[role] ?? null });
    found.set(key, { change: 'set', kind: 'vendor', key, field: role, before: set(false), after: set(true) });
  }
  return found;
}

/** Names by key, of what there is and of what would come. */
export interface Naming {
  readonly offering: (record: OfferingRecord) => { readonly name: string; readonly channel: string };
  readonly model: (key: string) => string;
  readonly channel: (key: string) => string;
}

export function namesOf(
  catalogue: KnownCatalogue,
  models: ReadonlyMap<string, CatalogueChange>,
  vendors: ReadonlyMap<string, CatalogueChange>,
): Naming {
  const made = (change: CatalogueChange | undefined): string | null =>
    change?.change === 'create' ? String(change.values.name?.value ?? change.key) : null;
  const modelNames = new Map([...catalogue.models.values()].map(({ key, name }) => [key, name]));
  const channel = (key: string) => catalogue.vendors.get(key)?.name ?? made(vendors.get(key)) ?? key;
  return {
    channel,
    model: (key) => modelNames.get(key) ?? made(models.get(key)) ?? key,
    offering: (record) => ({
      name: catalogue.models.get(record.modelId)?.name ?? record.key,
      channel: channel(record.channel),
    }),
  };
}
