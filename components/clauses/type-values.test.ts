import { expect, test } from 'vitest';
import { camelCase, NEW_PARAMETER, parameterOf, snakeCase, typeValues } from './type-values';

test.each([
  ['Method of proof', 'method_of_proof', 'methodOfProof'],
  ['Überwachung (24 h)', 'u_berwachung_24_h', 'uBerwachung24H'],
  ['24 hours', 'hours', 'hours'],
  ['—', '', ''],
])('%s as a key', (name, snake, camel) => {
  expect(snakeCase(name.normalize('NFC'))).toBe(snake);
  expect(camelCase(name)).toBe(camel);
});

test('what is sent of a parameter is what its kind takes, and options keep their keys', () => {
  const typed = { ...NEW_PARAMETER, name: 'Told within', unit: 'hours', options: ['A'], unlimited: true };
  expect(parameterOf({ ...typed, kind: 'number' })).toEqual({
    ...{ key: 'toldWithin', name: 'Told within', kind: 'number', unit: 'hours', unlimited: true },
  });
  expect(parameterOf({ ...typed, kind: 'text' })).toEqual({
    key: 'toldWithin',
    name: 'Told within',
    kind: 'text',
  });
  const saved = { key: 'by', name: 'By', kind: 'choice', options: { old: 'Mail' } } as const;
  const [values] = typeValues({
    ...{ id: '1', revision: 1, archivedAt: null, key: 'k', name: 'K', group: 'data', question: '?' },
    ...{ parameters: [saved], vocabulary: [] },
  }).parameters;
  expect(values && parameterOf({ ...values, options: ['Mail', 'Fax'] }).options).toEqual({
    old: 'Mail',
    fax: 'Fax',
  });
});
