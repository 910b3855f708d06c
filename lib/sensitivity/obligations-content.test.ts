import { describe, expect, it } from 'vitest';
import type { Obligation } from './obligations';
import { obligationChanges } from './obligations-content';

const clause = (type: string): Obligation => ({ kind: 'clause', type, where: [] });
const [A, B, C] = [clause('a'), clause('b'), clause('c')];
const words = (before: readonly Obligation[] | null, after: readonly Obligation[] | null) =>
  obligationChanges(before, after).map(
    ({ obligation, change }) => `${change} ${'type' in obligation && obligation.type}`,
  );

describe('what became of a list', () => {
  it.each<[string, Obligation[] | null, Obligation[] | null, string[]]>([
    ['nothing', null, null, []],
    ['recorded as nothing', null, [], []],
    ['first recorded', null, [A], ['added a']],
    ['one is gone where it stood', [A, B, C], [A, C], ['kept a', 'removed b', 'kept c']],
    ['one is changed', [A, B], [A, C], ['kept a', 'removed b', 'added c']],
    ['another order alone', [A, B], [B, A], ['kept b', 'kept a']],
    ['all is gone', [A, B], null, ['removed a', 'removed b']],
  ])('%s', (_, before, after, expected) => {
    expect(words(before, after)).toEqual(expected);
  });
});
