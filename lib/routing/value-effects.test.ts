import { expect, it } from 'vitest';
import { valueEffects } from './value-effects';

it.each([
  [['a'], ['a'], []],
  [['a'], [], ['any value is taken']],
  [[], ['a'], ['a value that is not listed is denied']],
  [['a'], ['a', 'b', 'c'], ['requests may send b and c']],
  [['a', 'b', 'c'], ['a'], ['sends b or c is denied']],
  [['old'], ['new'], ['may send new', 'sends old is denied', 'keep the old one']],
  [['a'], ['a', ...'bcdefghijk'], ['b, c, d, e, f, g, h, i and 2 more']],
])('values %j → %j', (before, after, parts) => {
  const effects = valueEffects(before, after);
  expect(effects).toHaveLength(parts.length);
  parts.forEach((part, index) => {
    expect(effects[index]).toContain(part);
  });
});
