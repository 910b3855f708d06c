import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '@/lib/core/money';
import { checkedSource } from './checked';
import { importedOfferingSchema, type ReadSource } from './imported';
import { readTable } from './table';
import type { TableContext, TableMapping, TableRows } from './table-columns';
import { guessMapping } from './table-guess';

const context: TableContext = {
  asOf: '2026-11-01',
  rates: [{ currency: 'EUR', usd: '1.1', asOf: '2026-10-31' }],
  vendors: [{ key: 'openai', name: 'OpenAI', isChannel: true }],
  offerings: [],
};

/** How many rows the entries of a source name. */
const rowsNamed = ({ offerings }: ReadSource): number =>
  [...new Set(offerings.map(({ entry }) => entry))]
    .flatMap((entry) =>
      entry
        .replace(/^rows? /, '')
        .split(', ')
        .map((part) => {
          const [from, to] = part.split('–').map(Number);
          return (to ?? from ?? 0) - (from ?? 0) + 1;
        }),
    )
    .reduce((sum, count) => sum + count, 0);

describe('any table', () => {
  const junk = fc.oneof(
    fc.constantFrom(null, '=1', '#N/A', '3,5', '<img>', '€4', 'CHF', '200k', '-1', '1900-01-00', 'row'),
    fc.string({ maxLength: 12 }),
    fc.double(),
  );
  const mostly = (...good: (string | number | null)[]) =>
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: junk });
  const row = fc.tuple(
    mostly('OpenAI', 'openai', null),
    mostly('m-1', 'm-2', 'm-3', null),
    mostly('Input', 'Output tokens', 'Batch input per 1K', 'Cached input >200k', null),
    mostly('3', '0.5', 4, 0, 'free', null),
    mostly('USD', 'EUR', null),
    mostly('2026-01-01', 46053, null),
    mostly('200k', 128_000, null),
    mostly('beta', 'GA', 'deprecated', null),
    mostly('5', 6, null),
  );
  const fields = [
    'channel',
    'requestId',
    'unit',
    'amount',
    'currency',
    'validFrom',
    'contextTokens',
    'lifecycle',
  ] as const;

  it('is read without an error, and every row is an offering’s or has its reason', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.boolean(), (rows, fillDown) => {
        const mapping: TableMapping = {
          ...guessMapping(rows, 'x').mapping,
          headerRows: 0,
          fillDown,
          columns: [
            ...fields.map((field) => ({ use: 'field' as const, field })),
            { use: 'price', unit: 'output', per: 1, currency: null, aboveTokens: 0, tier: null },
          ],
        };
        const source = readTable(rows, mapping, context);
        expect(rowsNamed(source) + source.skipped.length).toBe(source.rows);
        for (const one of source.offerings) importedOfferingSchema.parse(one);
        // Nothing is left to be refused later, without a row.
        expect(checkedSource(source).notes).toEqual(source.notes);
        expect(source.rows).toBe(
          rows.filter((row) => row.some((one) => one !== null && String(one).trim() !== '')).length,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('gives back the prices that were written into it, exactly, in any unit and either way of writing', () => {
    const price = fc
      .tuple(fc.nat(999_999), fc.nat(999))
      .map(([whole, thousandths]) => plainDecimal(`${whole}.${String(thousandths).padStart(3, '0')}`));
    fc.assert(
      fc.property(
        fc.array(price, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 1_000, 1_000_000),
        fc.constantFrom('.', ',') as fc.Arbitrary<'.' | ','>,
        (prices, per, decimal) => {
          const rows: TableRows = prices.map((amount, at) => [
            `m-${at}`,
            scaled(amount, per).replace('.', decimal),
          ]);
          const mapping: TableMapping = {
            name: 'x',
            sheet: null,
            headerRows: 0,
            decimal,
            dates: 'dmy',
            fillDown: false,
            defaults: { channel: 'openai', currency: 'USD', per: 1, scope: null },
            columns: [
              { use: 'field', field: 'requestId' },
              { use: 'price', unit: 'input', per, currency: null, aboveTokens: 0, tier: null },
            ],
          };
          const source = readTable(rows, mapping, context);
          expect(source.offerings.map((one) => one.prices.input?.[0]?.amount)).toEqual(prices);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** A price per million as the price of `per` units, every digit of it. */
function scaled(amount: string, per: number): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const digits = 6 - Math.log10(per);
  const all = `${whole.padStart(digits + 1, '0')}${fraction}`;
  const at = all.length - fraction.length - digits;
  return digits === 0 ? amount : `${all.slice(0, at)}.${all.slice(at)}`;
}
