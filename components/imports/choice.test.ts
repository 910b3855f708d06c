import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHOSEN_BY_DEFAULT, chosenCount, chosenOf, selectionOf, sentChoice } from './choice';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({
  id,
  section: 'changed' as const,
  chosen: index < 4,
}));

it('begins with what is chosen by default', () => {
  expect(Object.keys(selectionOf(CHOSEN_BY_DEFAULT, ROWS))).toEqual(['a', 'b', 'c', 'd']);
});

it('comes back from a selection as it went in, naming at most half of the rows', () => {
  fc.assert(
    fc.property(fc.subarray(ROWS), (rows) => {
      const selection = Object.fromEntries(rows.map(({ id }) => [id, true as const]));
      const changed = chosenOf(selection, ROWS);
      expect(selectionOf({ ...CHOSEN_BY_DEFAULT, changed }, ROWS)).toEqual(selection);
      expect(chosenCount(changed, ROWS.length, 4)).toBe(rows.length);
      expect(changed.plus.length + changed.minus.length).toBeLessThanOrEqual(ROWS.length / 2);
    }),
  );
});

it('says of every section where it starts, and names single rows of all of them', () => {
  const gone = { base: 'none', plus: ['offering:x'], minus: [] } as const;
  const changed = { base: 'all', plus: [], minus: ['a'] } as const;
  expect(sentChoice({ ...CHOSEN_BY_DEFAULT, gone, changed })).toEqual({
    sections: {
      new: 'default',
      changed: 'all',
      conflict: 'default',
      other: 'default',
      gone: 'none',
      archived: 'default',
    },
    plus: ['offering:x'],
    minus: ['a'],
  });
});
