import { sha256Hex } from '@/lib/core/hash';
import { orderedText } from '@/lib/core/ordered-text';
import { own } from '@/lib/core/own';
import type { ModelRecord, OfferingRecord } from '../catalog-records';
import type { CatalogueChange, Stated } from '../change';
import { type KnownCatalogue, knownValues } from '../known-values';
import { type Naming, namesOf, newVendors } from './arrivals';
import { type Difference, offeringDifferences, valueDifferences } from './differences';
import type { ImportedOffering } from './imported';
import { type Places, placeOfferings } from './place';
import type { ImportPreview, PreviewRow, PreviewSection } from './preview';
import { modelStatements, newModelValues, newOfferingValues, type StatingSource } from './statements';

export interface DiffInput {
  readonly catalogue: KnownCatalogue;
  /** Models that are put away: key → the one that each was joined into, or null. */
  readonly archivedModels: Readonly<Record<string, string | null>>;
  /** Of the offerings that are put away those that the file states: every field. */
  readonly archivedOfferings: ReadonlyMap<string, Readonly<Record<string, Stated>>>;
  readonly source: StatingSource;
  readonly stated: readonly ImportedOffering[];
  /** What the source stated when it was last applied; null = it never was. */
  readonly before: readonly ImportedOffering[] | null;
  /** Offering key → names of the other sources that state it today. */
  readonly others: ReadonlyMap<string, readonly string[]>;
}

/** A preview with what each of its lines does. */
export interface ImportDiff {
  readonly preview: ImportPreview;
  /** By id of the line. */
  readonly changes: ReadonlyMap<string, readonly CatalogueChange[]>;
  /** What new offerings need, by key: made once, with the first that is applied. */
  readonly vendors: ReadonlyMap<string, CatalogueChange>;
  readonly models: ReadonlyMap<string, CatalogueChange>;
  /** What is confirmed long after it was stated: written whatever is chosen. */
  readonly confirmations: readonly CatalogueChange[];
}

type Line = readonly [PreviewRow, readonly CatalogueChange[]];

/**
 * What applying an import would change. Pure, and the same for the same input; ten thousand offerings take about a second
 * (`npm run bench -- catalogue`).
 */
export function importDiff(input: DiffInput): ImportDiff {
  const { catalogue, source, stated, before } = input;
  const known = knownValues(catalogue);
  const records = new Map(catalogue.offerings.map((record) => [record.key, record]));
  const said = new Map(before?.map((offering) => [offering.key, offering]));
  const arriving = stated.filter(({ key }) => !records.has(key) && !input.archivedOfferings.has(key));
  const places = placeOfferings(catalogue, input.archivedModels, arriving);
  const models = new Map(
    places.newModels.map((model) => [
      model.key,
      { change: 'create', kind: 'model', key: model.key, values: newModelValues(model, source) } as const,
    ]),
  );
  const vendors = newVendors(catalogue, arriving, places.newModels, source);
  const naming = namesOf(catalogue, models, vendors);
  let confirmed = 0;
  const confirmations: CatalogueChange[] = [];
  const lines: Line[] = [];
  const differ = ({ same, differences }: { same: number; differences: readonly Difference[] }, of: Of) => {
    confirmed += same;
    for (const one of differences) lines.push(valueLine(one, of));
  };
  for (const offering of stated) {
    const record = records.get(offering.key);
    const archived = input.archivedOfferings.get(offering.key);
    if (record) {
      const read = (field: string) => known.offering(record, field);
      const of = { kind: 'offering', key: record.key } as const;
      const units = [...known.units(record).keys()];
      const found = offeringDifferences(source, offering, said.get(offering.key), read, units);
      differ(found, { ...of, ...naming.offering(record) });
      for (const one of found.confirmations) confirmations.push({ change: 'set', ...of, ...one });
    } else if (archived) lines.push(archivedLine(offering, archived, input, naming));
    else lines.push(newLine(offering, places, naming, models, vendors, source));
  }
  for (const [record, mentions] of mentionedModels(catalogue, records, places, stated)) {
    const read = (field: string) => known.model(record, field);
    const now = new Map(modelStatements(record.owner, mentions));
    // An owner that is no vendor here comes with a new model only.
    if (!catalogue.vendors.has(String(now.get('owner')))) now.delete('owner');
    const then = modelStatements(
      record.owner,
      mentions.flatMap(({ key }) => said.get(key) ?? []),
    );
    differ(valueDifferences(source, now, then, read), {
      kind: 'model',
      key: record.key,
      name: record.name,
      channel: null,
    });
  }
  const stays = new Set(stated.map(({ key }) => key));
  for (const { key } of before ?? []) {
    const record = stays.has(key) ? undefined : records.get(key);
    if (record) lines.push(goneLine(record, naming, input.others.get(key) ?? []));
  }
  lines.sort(([a], [b]) => (a.id < b.id ? -1 : 1));
  const rows = lines.map(([row]) => row);
  return {
    preview: {
      rows,
      confirmed,
      newModels: models.size,
      newVendors: [...vendors.values()].filter(({ change }) => change === 'create').length,
      digest: digestOf(rows),
    },
    changes: new Map(lines.map(([row, changes]) => [row.id, changes])),
    vendors,
    models,
    confirmations,
  };
}

const digestOf = (rows: readonly PreviewRow[]): string =>
  sha256Hex(
    rows
      .map(
        (row) =>
          `${row.id} ${row.section} ${orderedText([row.before?.value, row.after?.value, row.offering])}`,
      )
      .join('\n'),
  );

interface Of {
  readonly kind: 'offering' | 'model';
  readonly key: string;
  readonly name: string;
  readonly channel: string | null;
}

const line = (row: Of & { readonly section: PreviewSection; readonly field: string | null }): PreviewRow => ({
  id: `${row.kind}:${row.key}${row.field === null ? '' : `/${row.field}`}`,
  section: row.section,
  kind: row.kind,
  key: row.key,
  name: row.name,
  channel: row.channel,
  field: row.field,
  before: null,
  after: null,
  percent: null,
  chosen: false,
  declined: false,
  alsoIn: [],
  offering: null,
});

function valueLine({ field, section, before, after, percent, declined }: Difference, of: Of): Line {
  const chosen = section === 'changed' && !declined;
  const row = { ...line({ ...of, section, field }), before, after, percent, declined, chosen };
  return [row, [{ change: 'set', kind: of.kind, key: of.key, field, before, after }]];
}

/**
 * Brought back as it was, with what the source says of it now in place of what it or nobody said; not what was set by hand.
 * A model that was put away comes back with it, or is the one that it was joined into.
 */
function archivedLine(
  offering: ImportedOffering,
  fields: Readonly<Record<string, Stated>>,
  { source, archivedModels }: DiffInput,
  naming: Naming,
): Line {
  const { key, modelName } = offering;
  const read = (field: string): Stated => fields[field] ?? { value: null, origin: null };
  const units = Object.keys(fields).flatMap((field) => (field.startsWith('price:') ? [field.slice(6)] : []));
  const { differences } = offeringDifferences(source, offering, undefined, read, units);
  const before = read('model');
  const model = String(before.value ?? '');
  const joined = own(archivedModels, model);
  const set = (field: string, was: Stated, after: Stated): CatalogueChange => ({
    change: 'set',
    kind: 'offering',
    key,
    field,
    before: was,
    after,
  });
  return [
    line({
      section: 'archived',
      kind: 'offering',
      key,
      name: modelName ?? naming.model(model),
      channel: naming.channel(offering.channel),
      field: null,
    }),
    [
      ...(joined === null ? [{ change: 'restore', kind: 'model', key: model } as const] : []),
      { change: 'restore', kind: 'offering', key },
      ...(joined ? [set('model', before, { ...before, value: joined })] : []),
      ...differences
        .filter(({ section }) => section === 'changed')
        .map(({ field, before: was, after }) => set(field, was, after)),
    ],
  ];
}

function goneLine(record: OfferingRecord, naming: Naming, alsoIn: readonly string[]): Line {
  const of = { kind: 'offering', key: record.key, ...naming.offering(record) } as const;
  return [
    { ...line({ ...of, section: 'gone', field: null }), alsoIn },
    [{ change: 'archive', kind: 'offering', key: record.key }],
  ];
}

function newLine(
  offering: ImportedOffering,
  places: Places,
  naming: Naming,
  models: ReadonlyMap<string, CatalogueChange>,
  vendors: ReadonlyMap<string, CatalogueChange>,
  source: StatingSource,
): Line {
  const model = places.modelOf.get(offering.key) ?? '';
  const values = newOfferingValues(offering, model, source);
  const first = (unit: 'input' | 'output') =>
    offering.prices[unit]?.find((price) => price.aboveTokens === 0 && price.fromQuantity === 0)?.amount ??
    null;
  const { contextTokens } = offering.values;
  const name = naming.model(model);
  const channel = naming.channel(offering.channel);
  return [
    {
      ...line({ section: 'new', kind: 'offering', key: offering.key, name, channel, field: null }),
      chosen: true,
      offering: {
        model,
        modelName: name,
        modelIsNew: models.has(model),
        channelIsNew: vendors.get(offering.channel)?.change === 'create',
        contextTokens: typeof contextTokens === 'number' ? contextTokens : null,
        input: first('input'),
        output: first('output'),
        values: Object.keys(offering.values).length + Object.keys(offering.prices).length,
      },
    },
    [{ change: 'create', kind: 'offering', key: offering.key, values }],
  ];
}

/** The models of the catalogue that the file speaks of, each with the offerings of it in the file. */
function mentionedModels(
  catalogue: KnownCatalogue,
  records: ReadonlyMap<string, OfferingRecord>,
  places: Places,
  stated: readonly ImportedOffering[],
): Map<ModelRecord, ImportedOffering[]> {
  const byKey = new Map([...catalogue.models.values()].map((model) => [model.key, model]));
  const found = new Map<ModelRecord, ImportedOffering[]>();
  for (const offering of stated) {
    const record = records.get(offering.key);
    const model = record
      ? catalogue.models.get(record.modelId)
      : byKey.get(places.modelOf.get(offering.key) ?? '');
    if (!model) continue;
    const list = found.get(model);
    if (list) list.push(offering);
    else found.set(model, [offering]);
  }
  return found;
}
