import { orderedText } from '@/lib/core/ordered-text';
import type { AliasStatement, MeasurementStatement, Stated } from '../change';
import { modelFamily } from '../model-owner';
import type { Origin } from '../plan';
import type { ImportedMeasurement, ImportedOffering } from './imported';
import { cleanName, DATED, standing } from './join-models';
import type { NewModel } from './place';
import { type SourceKey, sourceOfOrigin } from './sources';

/** The source of an import, as its values name it. */
export interface StatingSource {
  readonly key: SourceKey;
  /** What its values give as their source. */
  readonly origin: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Whether a value came from this source, from whichever version of it. */
export function isFrom(source: StatingSource, origin: Pick<Origin, 'source'> | null): boolean {
  if (origin === null) return false;
  return source.key === 'table'
    ? origin.source === source.origin
    : sourceOfOrigin(origin.source) === source.key;
}

export const measurementField = ({
  kind,
  benchmark,
}: Pick<ImportedMeasurement, 'kind' | 'benchmark'>): string =>
  `measurement:${kind}${benchmark === null ? '' : `:${benchmark}`}`;

/** A list of measurements with a source's own in it, in place of what it said before. */
export function measured(
  source: StatingSource,
  known: readonly MeasurementStatement[],
  { value, n }: Pick<ImportedMeasurement, 'value' | 'n'>,
): readonly MeasurementStatement[] {
  const others = known.filter((one) => !isFrom(source, one));
  return [...others, { value, n, source: source.origin, asOf: source.asOf }];
}

/**
 * What a source says of one model in all the offerings of it: by field, measurements included. Where it says several
 * things, what it says of the owner's own channel counts; where that does not settle it, it says nothing.
 */
export function modelStatements(
  owner: string | null,
  offerings: readonly ImportedOffering[],
): ReadonlyMap<string, unknown> {
  const said = new Map<string, { readonly value: unknown; readonly own: boolean }[]>();
  const note = (field: string, value: unknown, channel: string): void => {
    const list = said.get(field) ?? [];
    list.push({ value, own: standing(owner, channel) === 0 });
    said.set(field, list);
  };
  for (const { channel, model, measurements = [] } of offerings) {
    for (const [field, value] of Object.entries(model)) note(field, value, channel);
    for (const one of measurements) {
      if (one.of === 'model') note(measurementField(one), { value: one.value, n: one.n }, channel);
    }
  }
  const agreed = (values: readonly { readonly value: unknown }[]): boolean =>
    new Set(values.map(({ value }) => orderedText(value))).size === 1;
  return new Map(
    [...said].flatMap(([field, values]) => {
      const [first] = [values, values.filter(({ own }) => own)].find(agreed) ?? [];
      return first && first.value !== null ? [[field, first.value] as const] : [];
    }),
  );
}

/** Every other way in which the offerings of a new model write its name: dated ids as snapshots. */
function aliases({ key, members }: NewModel, source: StatingSource): AliasStatement[] {
  const found = new Map<string, AliasStatement>();
  for (const { offering, identity } of members) {
    const ids = [offering.requestId, identity.bare, ...offering.otherIds];
    for (const [nth, id] of ids.entries()) {
      const alias = id.trim().toLowerCase();
      if (alias === '' || alias === key || found.has(alias)) continue;
      const kind = (nth < 2 && identity.snapshot) || DATED.test(alias) ? 'snapshot' : 'alias';
      found.set(alias, { alias, kind, source: source.origin, asOf: source.asOf });
    }
  }
  return [...found.values()];
}

/** What a new model is made with. */
export function newModelValues(model: NewModel, source: StatingSource): Readonly<Record<string, Stated>> {
  const { key, owner, members } = model;
  const origin: Origin = { source: source.origin, asOf: source.asOf };
  const offerings = members.map(({ offering }) => offering);
  const byStanding = [...offerings].sort(
    (a, b) => standing(owner, a.channel) - standing(owner, b.channel) || (a.key < b.key ? -1 : 1),
  );
  const named = byStanding.find(({ modelName }) => modelName)?.modelName;
  const [first] = members;
  const family = first ? modelFamily(first.identity.join, owner) : null;
  const stated = modelStatements(owner, offerings);
  const told = stated.get('owner');
  const ofId = owner === null ? null : { ...origin, source: `request id in ${source.origin}` };
  const values: Record<string, Stated> = {
    name: { value: (named && cleanName(named)) || key, origin: named ? origin : null },
    // A table may have a column for it; of other sources the request id tells.
    owner: told === undefined ? { value: owner, origin: ofId } : { value: told, origin },
    family: { value: family, origin: family === null ? null : { ...origin, source: 'name of the model' } },
    aliases: { value: aliases(model, source), origin: null },
  };
  for (const [field, value] of stated) {
    if (field === 'name' || field === 'owner') continue;
    values[field] = field.startsWith('measurement:')
      ? { value: measured(source, [], value as ImportedMeasurement), origin: null }
      : { value, origin };
  }
  return values;
}

/** What a new offering is made with. */
export function newOfferingValues(
  offering: ImportedOffering,
  model: string,
  source: StatingSource,
): Readonly<Record<string, Stated>> {
  const { channel, requestId, profile, serviceTier, api, values, prices, measurements = [] } = offering;
  const origin: Origin = { source: source.origin, asOf: source.asOf };
  const stated = (value: unknown): Stated => ({ value, origin });
  const bare = (value: unknown): Stated => ({ value, origin: null });
  const made: Record<string, Stated> = {
    channel: bare(channel),
    requestId: stated(requestId),
    profile: profile === null ? bare(null) : stated(profile),
    serviceTier: serviceTier === 'standard' ? bare(serviceTier) : stated(serviceTier),
    api: bare(api),
    endpoint: bare(profile === null ? channel : `${channel}-${profile}`),
  };
  for (const [field, value] of Object.entries(values)) if (value !== null) made[field] = stated(value);
  for (const [unit, list] of Object.entries(prices)) if (list.length > 0) made[`price:${unit}`] = bare(list);
  for (const one of measurements) {
    if (one.of === 'offering') made[measurementField(one)] = bare(measured(source, [], one));
  }
  return { ...made, model: bare(model) };
}
