import type { ModelInfo, Provider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { genaiChannel } from '../channels';
import { literals, matches } from './genai-match';
import { genaiPriceRows } from './genai-price-rows';
import { GENAI_PRICES, genaiOfferings, requestIds } from './genai-prices';
import { amountPerMillion, sourceUnit } from './genai-units';

const rows = (prices: ModelInfo['prices'], more: Partial<ModelInfo> = {}, claude = false) =>
  genaiPriceRows({ id: 'm', ...more, prices }, claude, GENAI_PRICES).map((row) =>
    [
      row.unit,
      row.amount,
      row.aboveTokens > 0 ? `>${row.aboveTokens}` : '',
      row.validFrom?.slice(0, 10) ?? '',
      row.validTo?.slice(0, 10) ?? '',
      row.dailyFrom ? `${row.dailyFrom}–${row.dailyTo}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('amountPerMillion', () => {
  it.each([
    [0.1, 1_000_000, '0.1'],
    [0.1 + 0.2, 1_000_000, '0.3'],
    [3e-7, 1_000_000, '0.0000003'],
    [1e21, 1_000_000, '1000000000000000000000'],
    [12, 1_000, '12000'],
    [2.5, 1_000, '2500'],
    [0.36, 3_600, '100'],
    [0.111, 3_600, '30.833333333'],
    [5, 1_000_000_000, '0.005'],
    [0, 1_000_000, '0'],
  ])('%d for %d is %s per million', (price, per, expected) => {
    expect(amountPerMillion(price, per)).toBe(expected);
  });
});

describe('sourceUnit', () => {
  it('knows Claude’s lifetimes of a cache write, and states none elsewhere', () => {
    expect(sourceUnit('cache_write_mtok', true)?.unit).toBe('cache_write_5m');
    expect(sourceUnit('cache_write_mtok', false)?.unit).toBe('cache_write');
    expect(sourceUnit('cache_write_1h_mtok', true)?.unit).toBe('cache_write_1h');
  });

  it.each(['', 'input', 'input_furlongs', 'toString_mtok', '__proto___mtok', 'output_mchars'])(
    'refuses %j',
    (key) => {
      expect(sourceUnit(key, false)).toBeNull();
    },
  );
});

describe('genaiPriceRows', () => {
  it('a plain price', () => {
    expect(rows({ input_mtok: 3, output_mtok: 15 })).toEqual(['input 3', 'output 15']);
  });

  it('tiers, out of order', () => {
    const input_mtok = {
      base: 1,
      tiers: [
        { start: 400_000, price: 3 },
        { start: 200_000, price: 2 },
      ],
    };
    expect(rows({ input_mtok, output_mtok: 5 })).toEqual([
      'input 1',
      'input 2 >200000',
      'input 3 >400000',
      'output 5',
    ]);
  });

  it('a dated change, the unchanged unit in one row', () => {
    const prices: ModelInfo['prices'] = [
      { prices: { input_mtok: 10, cache_read_mtok: 0.5 } },
      {
        constraint: { type: 'start_date', start_date: '2025-06-10' },
        prices: { input_mtok: 2, cache_read_mtok: 0.5 },
      },
    ];
    expect(rows(prices)).toEqual(['input 10 2025-06-10', 'cache_read 0.5', 'input 2 2025-06-10']);
    const [before, , after] = genaiPriceRows({ id: 'm', prices }, false, GENAI_PRICES);
    expect(before).toMatchObject({ validFrom: null, validTo: '2025-06-10T00:00:00.000Z' });
    expect(after).toMatchObject({ validFrom: '2025-06-10T00:00:00.000Z', validTo: null });
  });

  it('hours of day as windows that do not overlap', () => {
    const prices: ModelInfo['prices'] = [
      { prices: { input_mtok: 1 } },
      {
        constraint: { type: 'time_of_date', start_time: '00:30:00Z', end_time: '16:30:00Z' },
        prices: { input_mtok: 2 },
      },
    ];
    expect(rows(prices)).toEqual(['input 2 00:30–16:30', 'input 1 16:30–00:30']);
  });

  it('two peaks after a date, in another time zone', () => {
    const peak = (start: string, end: string) => ({
      constraint: { type: 'time_of_date' as const, start_time: start, end_time: end },
      prices: { input_mtok: 4 },
    });
    const prices: ModelInfo['prices'] = [
      { prices: { input_mtok: 1 } },
      { constraint: { type: 'start_date', start_date: '2026-08-17' }, prices: { input_mtok: 2 } },
      peak('09:00:00+08:00', '12:00:00+08:00'),
      peak('06:00:00Z', '10:00:00Z'),
    ];
    expect(rows(prices)).toEqual([
      'input 4 01:00–04:00',
      'input 1 2026-08-17 04:00–06:00',
      'input 4 06:00–10:00',
      'input 1 2026-08-17 10:00–01:00',
      'input 2 2026-08-17 04:00–06:00',
      'input 2 2026-08-17 10:00–01:00',
    ]);
  });

  it('free, missing and zero are three things', () => {
    const free = genaiPriceRows({ id: 'm:free', prices: {} }, false, GENAI_PRICES);
    expect(free.map((row) => [row.unit, row.amount, row.free])).toEqual([
      ['input', '0', true],
      ['output', '0', true],
    ]);
    expect(genaiPriceRows({ id: 'm', prices: {} }, false, GENAI_PRICES)).toEqual([]);
    const zero = genaiPriceRows({ id: 'm', prices: { input_mtok: 0 } }, false, GENAI_PRICES);
    expect(zero.map((row) => [row.amount, row.free])).toEqual([['0', false]]);
  });

  it('reports a unit outside the list, and keeps the rest', () => {
    const said: string[] = [];
    const out = genaiPriceRows(
      { id: 'm', prices: { input_mtok: 1, soul_mtok: 2 } },
      false,
      GENAI_PRICES,
      (why) => said.push(why),
    );
    expect(out).toHaveLength(1);
    expect(said).toEqual(['price key "soul_mtok" is outside the closed list of units']);
  });

  it('keeps the source’s words', () => {
    expect(genaiPriceRows({ id: 'm', prices: { input_mtok: 0.1 } }, false, GENAI_PRICES)[0]).toMatchObject({
      raw: 'input_mtok: 0.1',
      source: GENAI_PRICES.source,
      asOf: GENAI_PRICES.asOf,
    });
  });
});

describe('genaiOfferings', () => {
  const regional: ModelInfo = {
    id: 'regional.anthropic.claude-x-v1:0',
    match: {
      or: [
        { starts_with: 'anthropic.claude-x' },
        { contains: 'us.anthropic.claude-x' },
        { contains: 'eu.anthropic.claude-x' },
      ],
    },
    prices: { input_mtok: 1.1 },
  };
  const global: ModelInfo = {
    id: 'global.anthropic.claude-x-v1:0',
    match: { contains: 'global.anthropic.claude-x' },
    prices: { input_mtok: 1 },
  };
  const aws = { id: 'aws', name: 'AWS', api_pattern: '', models: [global, regional] } satisfies Provider;

  it('a "regional" entry is the in-region id and the profiles that its own rule names', () => {
    expect(requestIds(aws, regional)).toEqual([
      'anthropic.claude-x-v1:0',
      'eu.anthropic.claude-x-v1:0',
      'us.anthropic.claude-x-v1:0',
    ]);
    expect(requestIds(aws, global)).toEqual(['global.anthropic.claude-x-v1:0']);
  });

  it('a Claude without a date is called as Bedrock calls it, where the entry’s own rule knows that name', () => {
    const called = (name: string, contains = `global.anthropic.${name}`): string[] => {
      const entry = { id: `global.anthropic.${name}-v1:0`, match: { contains }, prices: {} };
      return requestIds({ models: [entry] }, entry);
    };
    expect(called('claude-opus-4-7')).toEqual(['global.anthropic.claude-opus-4-7']);
    expect(called('claude-opus-4-6')).toEqual(['global.anthropic.claude-opus-4-6-v1']);
    expect(called('claude-opus-4-5')).toEqual(['global.anthropic.claude-opus-4-5-20251101-v1:0']);
    expect(called('claude-opus-4-1-20250805')).toEqual(['global.anthropic.claude-opus-4-1-20250805-v1:0']);
    expect(called('claude-fable-5', 'fable-5-v1')).toEqual(['global.anthropic.claude-fable-5-v1:0']);
  });

  it('a provider without a channel is reported', () => {
    const { offerings, skipped } = genaiOfferings([{ ...aws, id: 'toString' }]);
    expect(offerings).toEqual([]);
    expect(skipped.map(({ what }) => what)).toEqual([
      'toString/global.anthropic.claude-x-v1:0',
      'toString/regional.anthropic.claude-x-v1:0',
    ]);
  });

  it('tells Vertex from the Gemini API', () => {
    expect(genaiChannel('google', 'claude-sonnet-4-5')?.key).toBe('vertex');
    expect(genaiChannel('google', 'gemma-4-26b-a4b-it-maas')?.key).toBe('vertex');
    expect(genaiChannel('google', 'gemini-2.5-pro', 'See https://ai.google.dev/…')?.key).toBe(
      'google-ai-studio',
    );
  });

  it('matches as the source does', () => {
    expect(matches({ and: [{ starts_with: 'A' }, { regex: '^(?!.*tts)' }] }, 'abc')).toBe(true);
    expect(matches({ and: [{ starts_with: 'A' }, { regex: '^(?!.*tts)' }] }, 'abc-tts')).toBe(false);
    expect(literals(regional.match).map(({ text }) => text)).toContain('eu.anthropic.claude-x');
  });
});
