import { describe, expect, it } from 'vitest';
import type { PriceStatement } from './change';
import { priceTimelines } from './price-timeline';
import { testPrice } from './testing/prices';

const price = (amount: string, more: Partial<PriceStatement> = {}): PriceStatement => {
  const { unit: _, ...statement } = testPrice('input', amount, more);
  return statement;
};
const at = (day: string) => `${day}T00:00:00.000Z`;
const steps = (...args: [current: PriceStatement[], replaced?: Parameters<typeof priceTimelines>[2]]) =>
  priceTimelines('input', args[0], args[1] ?? []).map((line) =>
    line.steps.map(({ from, amount }) => [from && new Date(from).toISOString().slice(0, 10), amount]),
  );

describe('prices over time', () => {
  it('is one step where nothing ever changed, and no line where nothing was ever stated', () => {
    expect(steps([price('3')])).toEqual([[[null, '3']]]);
    expect(steps([])).toEqual([]);
  });

  it('follows dates, past and announced, and leaves gaps', () => {
    expect(
      steps([
        price('4', { validTo: at('2026-01-01') }),
        price('3', { validFrom: at('2026-02-01'), validTo: at('2027-01-01') }),
        price('2', { validFrom: at('2027-01-01') }),
      ]),
    ).toEqual([
      [
        [null, '4'],
        ['2026-01-01', null],
        ['2026-02-01', '3'],
        ['2027-01-01', '2'],
      ],
    ]);
  });

  it('counts what stood there until it was replaced', () => {
    const old = [price('5'), price('9', { aboveTokens: 200_000 })];
    const fresh = [price('4', { validTo: at('2027-01-01') }), price('3', { validFrom: at('2027-01-01') })];
    expect(steps(fresh, [{ at: at('2026-06-01'), before: old, after: fresh }])).toEqual([
      [
        [null, '5'],
        ['2026-06-01', '4'],
        ['2027-01-01', '3'],
      ],
      [
        [null, '9'],
        ['2026-06-01', null],
      ],
    ]);
  });

  it('says nothing twice, and begins where a price was first stated', () => {
    const same = [price('3', { source: 'another list' })];
    const replaced = [
      { at: at('2026-03-01'), before: [], after: [price('3')] },
      { at: at('2026-04-01'), before: [price('3')], after: same },
    ];
    expect(steps(same, replaced)).toEqual([[['2026-03-01', '3']]]);
  });

  it('tells hours, volumes and scopes apart', () => {
    const lines = priceTimelines(
      'input',
      [
        price('1', { dailyFrom: '16:30', dailyTo: '00:30' }),
        price('2', { dailyFrom: '00:30', dailyTo: '16:30' }),
        price('0.5', { fromQuantity: 1_000 }),
        price('0.1', { scope: 'new customers' }),
      ],
      [],
    );
    expect(lines.map(({ steps: [first] }) => first?.amount)).toEqual(['2', '1', '0.5', '0.1']);
  });
});
