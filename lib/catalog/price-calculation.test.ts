import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money } from '@/lib/core/money';
import type { PriceLine } from './catalog-records';
import { requestCost } from './price-calculation';
import { PRICE_UNIT_KEYS, type PriceUnitKey } from './price-units';
import { testPrice as price } from './testing/prices';
import type { Usage } from './usage';

const AT = new Date('2026-11-21T12:00:00Z');
const cost = (rows: readonly PriceLine[], usage: Usage, at = AT) => requestCost(rows, usage, at);
const lines = (rows: readonly PriceLine[], usage: Usage) =>
  cost(rows, usage).lines.map(({ unit, quantity, row, amount }) => [
    unit,
    quantity,
    row?.unit ?? null,
    amount,
  ]);

describe('one request', () => {
  it('is charged line by line, in decimals', () => {
    const rows = [price('input', '3'), price('output', '15'), price('cache_read', '0.3')];
    const found = cost(rows, { input: 10_000, cache_read: 8_000, output: 500, reasoning: 100 });
    expect(found.lines.map(({ unit, quantity, amount }) => [unit, quantity, amount])).toEqual([
      ['input', '2000', '0.006'],
      ['output', '400', '0.006'],
      ['cache_read', '8000', '0.0024'],
      ['reasoning', '100', '0.0015'],
    ]);
    expect(found).toMatchObject({ known: '0.0159', unknown: [], problems: [] });
  });

  it('never takes a missing price for nothing, and tells it from what is free', () => {
    expect(cost([price('input', '3')], { input: 1_000_000, output: 10 })).toMatchObject({
      known: '3',
      unknown: ['output'],
    });
    expect(cost([price('input', '0', { free: true })], { input: 10 })).toMatchObject({
      known: '0',
      unknown: [],
    });
    expect(cost([], {})).toEqual({ lines: [], known: '0', unknown: [], problems: [] });
  });

  it.each<[string, PriceUnitKey[], Usage, unknown[]]>([
    [
      'cached input as input',
      ['input'],
      { input: 100, cache_read: 40 },
      [
        ['input', '60', 'input'],
        ['cache_read', '40', 'input'],
      ],
    ],
    [
      'reasoning as output',
      ['output'],
      { output: 9, reasoning: 4 },
      [
        ['output', '5', 'output'],
        ['reasoning', '4', 'output'],
      ],
    ],
    [
      'an hour of cache as five minutes',
      ['cache_write_5m'],
      { input: 7, cache_write_1h: 7 },
      [['cache_write_1h', '7', 'cache_write_5m']],
    ],
    [
      'cached audio as cached input',
      ['input', 'cache_read'],
      { input: 9, input_audio: 9, cache_read_audio: 9 },
      [['cache_read_audio', '9', 'cache_read']],
    ],
    [
      'audio in the input as input',
      ['input'],
      { input: 9, input_audio: 2 },
      [
        ['input', '7', 'input'],
        ['input_audio', '2', 'input'],
      ],
    ],
    [
      'what is left of the input as text',
      ['input_text', 'input_audio'],
      { input: 9, input_audio: 2 },
      [
        ['input', '7', 'input_text'],
        ['input_audio', '2', 'input_audio'],
      ],
    ],
    ['an image as nothing else', ['input', 'output'], { image: 2 }, [['image', '2', null]]],
  ])('charges %s where it has no price of its own', (_, units, usage, expected) => {
    const rows = units.map((unit) => price(unit, '1'));
    expect(lines(rows, usage).map((line) => line.slice(0, 3))).toEqual(expected);
  });

  it('reprices the whole request strictly above a threshold, by its whole input', () => {
    const rows = [price('input', '1'), price('input', '2', { aboveTokens: 200_000 }), price('output', '4')];
    expect(cost(rows, { input: 200_000 }).known).toBe('0.2');
    expect(cost(rows, { input: 200_001 }).known).toBe('0.400002');
    expect(cost(rows, { input: 200_001, cache_read: 200_000, output: 1_000_000 }).known).toBe('4.400002');
  });

  it('adds a price per request where there is one, and leaves scopes and later volumes out', () => {
    expect(cost([price('request', '5000')], {}).known).toBe('0.005');
    const rows = [
      price('input', '1'),
      price('input', '9', { scope: 'new customers' }),
      price('input', '0.5', { fromQuantity: 10 }),
    ];
    expect(cost(rows, { input: 1_000_000 }).known).toBe('1');
    expect(cost([price('input', '1', { scope: 'x' })], { input: 1 }).unknown).toEqual(['input']);
  });

  it('takes the price of the hour and of the day', () => {
    const rows = [
      price('input', '2', { dailyFrom: '00:30', dailyTo: '16:30' }),
      price('input', '1', { dailyFrom: '16:30', dailyTo: '00:30' }),
      price('output', '8', { validTo: '2026-12-01T00:00:00.000Z' }),
      price('output', '6', { validFrom: '2026-12-01T00:00:00.000Z' }),
    ];
    const of = (at: string) => cost(rows, { input: 1_000_000, output: 1_000_000 }, new Date(at)).known;
    expect([of('2026-11-21T16:29:59Z'), of('2026-11-21T16:30:00Z'), of('2026-12-01T00:00:00Z')]).toEqual([
      '10',
      '9',
      '7',
    ]);
  });

  it('says where the parts are more than the whole, and counts the parts', () => {
    const found = cost([price('input', '1')], { input: 10, cache_read: 12 });
    expect(found.problems).toEqual([{ whole: 'input', over: '2' }]);
    expect(found.lines.map(({ quantity }) => quantity)).toEqual(['12']);
  });
});

describe('any request', () => {
  const units = fc.uniqueArray(fc.constantFrom(...PRICE_UNIT_KEYS), { maxLength: 8 });
  const usage = units.chain((keys) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, fc.nat(2_000_000)]))),
  );
  const rows = fc.array(
    fc
      .tuple(fc.constantFrom(...PRICE_UNIT_KEYS), fc.nat(10 ** 9), fc.constantFrom(0, 1_000, 500_000))
      .map(([unit, nanos, aboveTokens]) =>
        price(unit, new Money(nanos).div(10 ** 6).toFixed(), { aboveTokens }),
      ),
    { maxLength: 20 },
  );

  it('is the exact sum of its lines, and every unit used is known or said to be unknown', () => {
    fc.assert(
      fc.property(rows, usage, (prices, used) => {
        const found = cost(prices, used);
        const sum = found.lines.reduce((total, { amount }) => total.plus(amount ?? 0), new Money(0));
        expect(found.known).toBe(sum.toFixed());
        for (const { unit, amount } of found.lines)
          expect(found.unknown.includes(unit)).toBe(amount === null);
        for (const { row, quantity, amount } of found.lines) {
          if (row) expect(amount).toBe(new Money(row.amount).times(quantity).div(1e6).toFixed());
        }
      }),
      { numRuns: 200 },
    );
  });

  it('uses every unit once: lines of a family add up to its whole', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (plain, cached, written) => {
        const input = plain + cached + written;
        const found = cost([], { input, cache_read: cached, cache_write_1h: written });
        const used = found.lines.reduce((total, { quantity }) => total + Number(quantity), 0);
        expect(used).toBe(input);
      }),
    );
  });
});
