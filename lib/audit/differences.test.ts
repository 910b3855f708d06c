import { expect, it } from 'vitest';
import { differenceSummary, differencesOf } from './differences';

it('compares what was and is, field by field, into lists of parts', () => {
  const data = {
    key: 'reasoning',
    before: { name: 'A', tags: ['pii'], targets: [{ weight: 1 }, { weight: 2 }], same: { deep: 1 } },
    after: { name: 'B', tags: ['pii', 'phi'], targets: [{ weight: 1 }, { weight: 3 }], same: { deep: 1 } },
  };
  expect(differencesOf(data)).toEqual({
    changes: [
      { field: 'name', before: 'A', after: 'B' },
      { field: 'tags', before: ['pii'], after: ['pii', 'phi'] },
      { field: 'targets › 2 › weight', before: 2, after: 3 },
    ],
    notes: [{ field: 'key', value: 'reasoning' }],
  });
});

it.each([
  ['a record that is new', { after: { name: 'A', slaP95Ms: 20 } }, 'name: A, sla p95 ms: 20'],
  ['values without fields', { before: 'main', after: 'next' }, 'value: main → next'],
  ['notes alone', { contract: 'MSA-1', digest: null }, 'contract: MSA-1, digest: none'],
  ['more than fits', { after: { a: 1, b: true, c: [] } }, 'a: 1, b: yes, and 1 more'],
  ['a list that became empty', { before: { tags: ['pii'] }, after: { tags: [] } }, 'tags: pii → none'],
  ['nothing', {}, ''],
])('sums up %s', (_what, data, line) => {
  expect(differenceSummary(data)).toBe(line);
});
