import { describe, expect, it } from 'vitest';
import { typedDecimal } from '@/lib/core/money';
import type { RankedSelection } from '@/lib/routing/select-schema';
import { selectFields } from './select-fields';

const SELECT: RankedSelection = { weights: { cost: 1, latency: 0, quality: 0 }, missing: 'out', top: 3 };
const PLACE = '/definition/arms/0/select';

describe('fields of a selection', () => {
  const fields = (select: RankedSelection, problems: { path: string; message: string }[] = []) => {
    let changed = select;
    const { at, set } = selectFields(select, PLACE, problems, (next) => {
      changed = next;
    });
    const setTo = (change: Parameters<typeof set>[0]) => {
      set(change);
      return changed;
    };
    return { at, setTo };
  };

  it('say what is wrong while it is typed, each at its place', () => {
    const { at } = fields({
      ...SELECT,
      maxPrice: { input: '1.' },
      top: 51,
      weights: { cost: 0, latency: 0, quality: 0 },
    });
    expect(at('/maxPrice/input').error).toMatch(/^A decimal number/);
    expect(at('/top').error).toBe('At most 50.');
    expect(at('/weights').error).toBe('Give at least one measure a weight.');
    expect(at('/maxPrice/output').error).toBe(false);
    expect(at('/top').id).toBe('field-definition-arms-0-select-top');
  });

  it('say what the server found wrong where nothing else is', () => {
    const { at } = fields(SELECT, [{ path: `${PLACE}/owners`, message: 'No such owner.' }]);
    expect(at('/owners').error).toBe('No such owner.');
  });

  it('take out what is emptied', () => {
    const full = { ...SELECT, owners: ['a'], minContext: 5 };
    expect(fields(full).setTo({ owners: [], minContext: undefined })).toEqual(SELECT);
    expect(fields(SELECT).setTo({ channels: ['b'] })).toEqual({ ...SELECT, channels: ['b'] });
  });
});

it.each([
  ['12.50', '12.5'],
  ['012', '12'],
  ['3.', '3'],
  ['0.0', '0'],
  ['', ''],
  ['a lot', 'a lot'],
])('writes %j as %j', (typed, written) => {
  expect(typedDecimal(typed)).toBe(written);
});
