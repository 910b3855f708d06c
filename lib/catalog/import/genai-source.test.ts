import { calcPrice, type Usage, waitForUpdate } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CataloguePlan } from '../plan';
import { requestCost } from '../price-calculation';
import { PRICE_UNIT_KEYS } from '../price-units';
import { genaiOfferings } from './genai-prices';
import { type ImportedOffering, importedOfferingSchema, type ReadSource } from './imported';
import { installedCatalogue, installedGenaiPrices } from './installed';

let source: ReadSource;
let plan: CataloguePlan;
/** Their id of the provider behind a channel. */
const providerOf = new Map<string, string>();

beforeAll(async () => {
  source = await installedGenaiPrices();
  plan = await installedCatalogue();
  for (const { channel, provider } of genaiOfferings((await waitForUpdate()) ?? []).entries)
    if (!providerOf.has(channel.key)) providerOf.set(channel.key, provider.id);
});

const unitsOf = ({ prices }: ImportedOffering) => PRICE_UNIT_KEYS.filter((unit) => prices[unit]);
const priceRows = (one: ImportedOffering) =>
  unitsOf(one).flatMap((unit) => (one.prices[unit] ?? []).map((price) => ({ unit, ...price })));
type Rows = ReturnType<typeof priceRows>;

describe('genai-prices as an import', () => {
  it('loses no entry: each is an offering or has a reason', () => {
    const entries = new Set(source.offerings.map(({ entry }) => entry));
    expect(entries.size + source.skipped.length).toBe(source.rows);
    expect(source.rows).toBe(1_694);
    expect(new Set(source.offerings.map(({ key }) => key)).size).toBe(source.offerings.length);
    expect(source.notes).toEqual([]);
    for (const one of source.offerings.slice(0, 50)) expect(importedOfferingSchema.parse(one)).toEqual(one);
  });

  it('says of every offering what was seeded from it, to the letter', () => {
    const seeded = new Map(plan.offerings.map((one) => [one.key, one]));
    for (const one of source.offerings) {
      const there = seeded.get(one.key);
      const { requestId, profile, serviceTier } = one;
      expect(there, one.key).toMatchObject({ requestId, profile, serviceTier, ...one.values });
      expect(priceRows(one), one.key).toEqual(expect.arrayContaining([...(there?.prices ?? [])]));
      expect(priceRows(one), one.key).toHaveLength(there?.prices.length ?? -1);
    }
    const fromElsewhere = plan.offerings.filter(
      (one) => !source.offerings.some(({ key }) => key === one.key),
    );
    expect(
      fromElsewhere.flatMap(({ prices }) => prices).some((price) => price.source.includes('genai')),
    ).toBe(false);
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

/** What the one calculator charges. Their cache writes include those that are kept for an hour. */
function charge(rows: Rows, usage: Usage, at: Date): number {
  const { cache_write_tokens = 0, cache_write_1h_tokens = 0 } = usage;
  const used = {
    input: usage.input_tokens ?? 0,
    output: usage.output_tokens ?? 0,
    cache_read: usage.cache_read_tokens ?? 0,
    cache_write_5m: cache_write_tokens - cache_write_1h_tokens,
    cache_write_1h: cache_write_1h_tokens,
  };
  return Number(requestCost(rows, used, at).known);
}

const priced = (one: ImportedOffering): boolean => priceRows(one).some(({ free }) => !free);
const theirs = (one: ImportedOffering, usage: Usage, at: Date) =>
  calcPrice(usage, one.requestId, { providerId: providerOf.get(one.channel) ?? '', timestamp: at });

describe('prices against calcPrice of genai-prices', () => {
  it('agree within 1e-9 for every offering that it prices, at several times and lengths', () => {
    let compared = 0;
    const wrong: string[] = [];
    const unknown = new Set<string>();
    for (const one of source.offerings.filter(priced)) {
      const rows = priceRows(one);
      for (const [t, time] of TIMES.entries()) {
        // Every time and every usage, in half of their pairs.
        for (const usage of USAGES.filter((_, u) => (t + u) % 2 === 0)) {
          const answer = theirs(one, usage, new Date(time));
          if (!answer) {
            unknown.add(one.key);
            continue;
          }
          const ours = charge(rows, usage, new Date(time));
          compared += 1;
          if (Math.abs(answer.total_price - ours) > 1e-9)
            wrong.push(`${one.key} at ${time}: ${ours}, not ${answer.total_price} (${answer.model.id})`);
        }
      }
    }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
    // Entries that name no whole id, and two that it keeps without their namespace.
    expect([...unknown].sort()).toEqual([
      'mistral/magistral-small',
      'openai/ft:gpt-4o',
      'openai/ft:gpt-4o-mini',
      'openrouter/x-ai/grok-3',
      'openrouter/x-ai/grok-3-mini',
    ]);
    expect(compared).toBeGreaterThan(20_000);
  });

  it('agree for any usage at any time', () => {
    const all = source.offerings.filter(priced);
    const usages = fc
      .tuple(
        fc.nat(2_000_000),
        fc.nat(200_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([input_tokens, output_tokens, read, written]): Usage => {
        const cache_read_tokens = Math.floor(input_tokens * read);
        const cache_write_tokens = Math.floor((input_tokens - cache_read_tokens) * written);
        return { input_tokens, output_tokens, cache_read_tokens, cache_write_tokens };
      });
    const times = fc.date({ min: new Date('2023-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.nat(all.length - 1), usages, times, (index, usage, at) => {
        const one = all[index];
        const answer = one && theirs(one, usage, at);
        if (one && answer)
          expect(Math.abs(charge(priceRows(one), usage, at) - answer.total_price), one.key).toBeLessThan(
            1e-9,
          );
      }),
      { numRuns: 200 },
    );
  });

  it('transcription by the second', () => {
    const whisper = source.offerings.find(({ key }) => key === 'openai/whisper-1');
    const second = whisper?.prices.audio_second?.[0];
    const answer = calcPrice({ audio_seconds: 600, input_audio_seconds: 600 }, 'whisper-1', {
      providerId: 'openai',
    });
    expect((Number(second?.amount) * 600) / 1e6).toBeCloseTo(answer?.total_price ?? -1, 9);
  });
});
