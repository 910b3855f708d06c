import { expect, it } from 'vitest';
import { type ComparedRow, compareOfferings } from './compare';
import type { ModelRow, OfferingDetail, PriceDetail } from './details';
import type { OfferingRow } from './offering-row';
import { testPrice } from './testing/prices';
import { testRow } from './testing/rows';

const NOW = new Date('2026-11-21T00:00:00Z');
const price = (unit: PriceDetail['unit'], amount: string, more: Partial<PriceDetail> = {}): PriceDetail => ({
  ...testPrice(unit, amount, { source: 'a list', asOf: '2026-11-01' }),
  inForce: true,
  ...more,
});

function detail(
  key: string,
  prices: readonly PriceDetail[] = [],
  row: Partial<OfferingRow> = {},
  model: Partial<ModelRow> = {},
): OfferingDetail {
  return {
    row: testRow({ key, ...row }),
    model: { releasedOn: null, knowledgeCutoff: null, openWeights: null, ...model } as ModelRow,
    noticeDays: null,
    costBasis: null,
    provenance: { contextTokens: { source: 'a sheet', asOf: '2026-10-01' } },
    prices,
    siblings: [],
    stakes: [],
    aliases: [],
    measurements: [],
  };
}

function named(rows: readonly ComparedRow[], name: string): ComparedRow {
  const found = rows.find(({ label }) =>
    label.kind === 'field' ? label.field === name : `${label.unit} ${label.aboveTokens}` === name,
  );
  if (!found) throw new Error(`there is a row ${name}`);
  return found;
}

it('shows every unit of any of them, and who charges least; a zero and what is free are not the least', () => {
  const rows = compareOfferings(
    [
      detail('a/1', [price('input', '2'), price('output', '8')]),
      detail('b/1', [price('input', '1.5'), price('image', '4000')]),
      detail('c/1', [price('input', '0', { free: true })]),
      detail('d/1', [price('input', '0')]),
    ],
    NOW,
  );
  const input = named(rows, 'input 0');
  expect(input.values.map((value) => value?.kind === 'price' && [value.amount, value.free])).toEqual([
    ['2', false],
    ['1.5', false],
    ['0', true],
    ['0', false],
  ]);
  expect([input.differs, input.best]).toEqual([true, [1]]);
  expect(named(rows, 'image 0').values.map((value) => value !== null)).toEqual([false, true, false, false]);
  expect(named(rows, 'output 0').best).toEqual([]);
  expect(input.origins[0]).toEqual({ source: 'a list', asOf: '2026-11-01' });
});

it('compares above every length at which any of them is repriced, and at no other', () => {
  const rows = compareOfferings(
    [
      detail('a/1', [price('input', '2'), price('input', '4', { aboveTokens: 200_000 })]),
      detail('b/1', [price('input', '3'), price('output', '9')]),
    ],
    NOW,
  );
  expect(
    rows.flatMap(({ label }) => (label.kind === 'price' ? [`${label.unit} ${label.aboveTokens}`] : [])),
  ).toEqual(['input 0', 'input 200000', 'output 0']);
  const above = named(rows, 'input 200000');
  expect(above.values.map((value) => value?.kind === 'price' && value.amount)).toEqual(['4', '3']);
  expect(above.best).toEqual([1]);
});

it('leaves out what is past or to come', () => {
  const past = price('input', '9', { validTo: '2026-01-01T00:00:00Z', inForce: false });
  const coming = price('output', '9', { validFrom: '2027-01-01T00:00:00Z', inForce: false });
  const rows = compareOfferings([detail('a/1', [past, coming])], NOW);
  expect(rows.filter(({ label }) => label.kind === 'price')).toEqual([]);
});

it('tells apart what is known of one and not of the other, and what is empty from what is unknown', () => {
  const rows = compareOfferings(
    [
      detail('a/1', [], { contextTokens: 200_000, capabilities: [] }, { openWeights: true }),
      detail('b/1', [], { contextTokens: 400_000 }),
    ],
    NOW,
  );
  expect(named(rows, 'contextTokens')).toMatchObject({ differs: true, best: [1] });
  expect(named(rows, 'capabilities').values).toEqual([{ kind: 'names', names: [] }, null]);
  expect(named(rows, 'capabilities').differs).toBe(true);
  expect(named(rows, 'openWeights').values).toEqual([{ kind: 'text', text: 'open' }, null]);
  expect(named(rows, 'lifecycle').differs).toBe(false);
});

it('has the same rows in the same order whoever sells', () => {
  const labels = (keys: string[]) =>
    compareOfferings(
      keys.map((key) => detail(key)),
      NOW,
    ).map(({ label }) => label);
  expect(labels(['b/1', 'a/1'])).toEqual(labels(['a/1', 'c/1']));
});
