import type { ModelRecord, OfferingRecord, PriceLine, VendorRecord } from './catalog-records';
import {
  type AliasStatement,
  type MeasurementStatement,
  type PriceStatement,
  pricesInOrder,
  type Stated,
} from './change';
import type { AliasLine, MeasurementLine } from './details';
import { measurementOf, priceUnitOf } from './fields';

/** The catalogue as rules over all of it read it; `loadCatalogue` gives such. */
export interface KnownCatalogue {
  /** By key. */
  readonly vendors: ReadonlyMap<string, VendorRecord>;
  /** By id, like what follows. */
  readonly models: ReadonlyMap<string, ModelRecord>;
  readonly offerings: readonly OfferingRecord[];
  readonly prices: ReadonlyMap<string, readonly PriceLine[]>;
  readonly aliases: ReadonlyMap<string, readonly AliasLine[]>;
  readonly measurements: readonly (MeasurementLine & { readonly modelId: string | null })[];
}

/** Reads any field of a record as changes state it: `{ value, origin }`, lists without an origin of their own. */
export interface KnownValues {
  readonly offering: (record: OfferingRecord, field: string) => Stated;
  readonly model: (record: ModelRecord, field: string) => Stated;
  /** The units that an offering has prices of. */
  readonly units: (record: OfferingRecord) => ReadonlyMap<string, readonly PriceStatement[]>;
}

const NO_PRICES: ReadonlyMap<string, readonly PriceStatement[]> = new Map();

const kept = new WeakMap<KnownCatalogue, KnownValues>();

/** The values of a catalogue: made at the first call, kept as long as that very object lives. */
export function knownValues(catalogue: KnownCatalogue): KnownValues {
  let values = kept.get(catalogue);
  if (!values) {
    values = build(catalogue);
    kept.set(catalogue, values);
  }
  return values;
}

function build(catalogue: KnownCatalogue): KnownValues {
  const units = new Map<string, Map<string, readonly PriceStatement[]>>();
  for (const [id, lines] of catalogue.prices) {
    const byUnit = new Map<string, PriceStatement[]>();
    for (const { unit, ...price } of lines) byUnit.set(unit, [...(byUnit.get(unit) ?? []), price]);
    units.set(id, new Map([...byUnit].map(([unit, prices]) => [unit, pricesInOrder(prices)])));
  }
  const measured = new Map<string, MeasurementStatement[]>();
  for (const { kind, benchmark, offering, modelId, value, n, source, asOf } of catalogue.measurements) {
    const at = `${offering ?? modelId} ${kind}:${benchmark ?? ''}`;
    const lists = measured.get(at) ?? [];
    // Loaded with the time of day, which no list states.
    lists.push({ value, n, source, asOf: asOf.slice(0, 10) });
    measured.set(at, lists);
  }
  const list = (of: string, field: string): Stated | null => {
    const named = measurementOf(field);
    return (
      named && { value: measured.get(`${of} ${named.kind}:${named.benchmark ?? ''}`) ?? [], origin: null }
    );
  };
  const plain = (record: ModelRecord | OfferingRecord, field: string): Stated => ({
    value: (record as unknown as Readonly<Record<string, unknown>>)[field] ?? null,
    origin: record.provenance[field] ?? null,
  });
  return {
    units: (record) => units.get(record.id) ?? NO_PRICES,
    offering: (record, field) => {
      const unit = priceUnitOf(field);
      if (unit) return { value: units.get(record.id)?.get(unit) ?? [], origin: null };
      if (field === 'model') {
        const key = catalogue.models.get(record.modelId)?.key ?? null;
        return { value: key, origin: record.provenance.model ?? null };
      }
      return list(record.key, field) ?? plain(record, field);
    },
    model: (record, field) => {
      if (field !== 'aliases') return list(record.id, field) ?? plain(record, field);
      const aliases: readonly AliasStatement[] = catalogue.aliases.get(record.id) ?? [];
      return { value: aliases, origin: null };
    },
  };
}
