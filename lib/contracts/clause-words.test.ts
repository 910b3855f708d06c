import { describe, expect, it } from 'vitest';
import { EMPTY_CLAUSE } from './clause-content';
import { clauseFields } from './clause-words';
import { parameterWords } from './parameter-words';
import type { Parameter } from './parameters';

const of = (kind: Parameter['kind'], rest: Partial<Parameter> = {}): Parameter => ({
  key: 'x',
  name: 'X',
  kind,
  ...rest,
});

describe('a parameter in words', () => {
  it.each([
    [of('boolean'), false, 'No'],
    [of('boolean'), undefined, ''],
    [of('days'), 1, '1 day'],
    [of('days', { unlimited: true }), 'unlimited', 'without limit'],
    [of('number', { unit: 'hours' }), 72, '72 hours'],
    [of('exact_percent'), '99.95', '99.95 %'],
    [
      of('choice', { options: { scc: 'Standard contractual clauses' } }),
      'scc',
      'Standard contractual clauses',
    ],
    [of('choices', { options: { a: 'First', b: 'Second' } }), ['b', 'a'], 'Second, First'],
    [of('money'), { amount: '500000', currency: 'EUR' }, '500000 EUR'],
    [of('days_by_store'), { logs: 30, spare_copy: 'unlimited' }, 'Logs: 30 days, spare copy: without limit'],
  ])('%o %o', (parameter, value, expected) => {
    expect(parameterWords(parameter, value)).toBe(expected);
  });
});

it('tells everything that a clause says in one order', () => {
  const clause = {
    ...EMPTY_CLAUSE,
    status: 'agreed' as const,
    parameters: { x: 30 },
    citation: {
      document: 'd',
      page: 1,
      from: 0,
      to: 1,
      passage: '4.2 No more than \nthirty days.\n\n4.3 And',
    },
    scope: { regions: ['eu', 'us'], tiers: [] },
    requires: { store: false },
  };
  const said = clauseFields(clause, [of('days')]).filter(({ text }) => text !== '');
  expect(said.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    'Status: agreed',
    'Passage: 4.2 No more than thirty days.\n\n4.3 And',
    'X: 30 days',
    'Scope: regions eu, us',
    'A request must carry: store=false',
  ]);
});
