import { expect, it } from 'vitest';
import { testImported, testPrice } from '../testing/known';
import { checkedSource } from './checked';
import type { ImportedOffering, ReadSource } from './imported';

const read = (...offerings: ImportedOffering[]): ReadSource => ({
  rows: offerings.length,
  asOf: '2026-11-01',
  offerings,
  skipped: [],
  notes: [],
});

it('takes out and notes what the catalogue would refuse, so that the rest can be applied', () => {
  const { offerings, notes } = checkedSource(
    read(
      testImported('shop/one', {
        values: {
          contextTokens: -1,
          capabilities: ['vision', 'tools', 'tools'],
          soldUntil: '2027-01-01T00:00:00Z',
        },
        model: { releasedOn: 'soon', openWeights: true },
        prices: {
          input: [testPrice('1', { validFrom: '2026-01-01T00:00:00Z' })],
          output: [testPrice('-1')],
          cache_read: [testPrice('1e309')],
        },
      }),
    ),
  );
  expect(offerings).toMatchObject([
    {
      values: { capabilities: ['tools', 'vision'], soldUntil: '2027-01-01T00:00:00.000Z' },
      model: { openWeights: true },
      prices: { input: [{ validFrom: '2026-01-01T00:00:00.000Z' }] },
    },
  ]);
  expect(notes.map(({ field }) => field)).toEqual([
    'contextTokens',
    'releasedOn',
    'price:output',
    'price:cache_read',
  ]);
});

it('keeps the first of two rows that come to one offering, and says so of the other', () => {
  const two = [testImported('shop/one'), testImported('shop/one', { entry: 'again' })];
  const { offerings, notes } = checkedSource(read(...two));
  expect([offerings.length, notes]).toEqual([
    1,
    [{ row: 'again', field: 'key', reason: 'Another row states shop/one already.' }],
  ]);
});

it('refuses more than a catalogue has any use for', () => {
  expect(() => checkedSource({ ...read(), rows: 100_001 })).toThrow(/Split it/);
});
