import type { ModelRecord, OfferingRecord } from '../catalog-records';
import type { PriceStatement } from '../change';
import type { ImportedOffering } from '../import/imported';
import type { KnownCatalogue } from '../known-values';
import type { Origin } from '../plan';
import { isPriceUnit } from '../price-units';
import { testStatement } from './prices';
import { testOfferingRecord } from './records';

const origin = (source: string): Origin => ({ source, asOf: '2026-09-01' });

/** A price of LiteLLM's of which a test says only what it is about. */
export function testPrice(amount: string, more: Partial<PriceStatement> = {}): PriceStatement {
  return testStatement(amount, { ...origin('LiteLLM'), raw: amount, ...more });
}

/** What a source says of `<channel>/<request id>`. */
export function testImported(key: string, more: Partial<ImportedOffering> = {}): ImportedOffering {
  const [channel = '', ...rest] = key.split('/');
  const requestId = rest.join('/');
  return {
    key,
    channel,
    api: 'openai-chat',
    requestId,
    profile: null,
    serviceTier: 'standard',
    entry: key,
    values: {},
    prices: {},
    model: {},
    otherIds: [],
    ...more,
  };
}

interface KnownOffering {
  readonly model: string;
  readonly owner?: string | null;
  /** Values with the source of each. */
  readonly values?: Readonly<Record<string, readonly [value: unknown, source: string]>>;
  readonly prices?: Readonly<Record<string, readonly PriceStatement[]>>;
}

/** A catalogue of a few offerings by key, with the models and sellers that they need. */
export function testCatalogue(offerings: Readonly<Record<string, KnownOffering>>): KnownCatalogue {
  const vendors = new Map();
  const models = new Map<string, ModelRecord>();
  const prices = new Map();
  const vendor = (key: string, role: 'isOwner' | 'isChannel') => {
    const base = {
      key,
      name: key,
      legalName: null,
      website: null,
      hosting: 'service',
      sample: false,
      provenance: {},
      revision: 1,
    };
    vendors.set(key, { ...base, isOwner: false, isChannel: false, ...vendors.get(key), [role]: true });
  };
  const records = Object.entries(offerings).map(
    ([key, { model, owner = null, values = {}, ...rest }]): OfferingRecord => {
      const [channel = ''] = key.split('/');
      vendor(channel, 'isChannel');
      if (owner !== null) vendor(owner, 'isOwner');
      models.set(model, {
        id: model,
        key: model,
        name: model,
        owner,
        family: null,
        description: null,
        releasedOn: null,
        knowledgeCutoff: null,
        openWeights: null,
        inputModalities: null,
        outputModalities: null,
        provenance: {},
        revision: 1,
      });
      prices.set(
        key,
        Object.entries(rest.prices ?? {}).flatMap(([unit, list]) =>
          isPriceUnit(unit) ? list.map((price) => ({ ...price, unit })) : [],
        ),
      );
      return testOfferingRecord(key, {
        modelId: model,
        ...Object.fromEntries(Object.entries(values).map(([field, [value]]) => [field, value])),
        provenance: Object.fromEntries(
          Object.entries(values).map(([field, [, source]]) => [field, origin(source)]),
        ),
      });
    },
  );
  return { vendors, models, offerings: records, prices, aliases: new Map(), measurements: [] };
}
