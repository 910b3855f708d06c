import { expect, it } from 'vitest';
import {
  AGE_UNITS,
  agesSentence,
  ageWords,
  editedEnvironmentSchema,
  timesDiffer,
  typedUnit,
} from './environment-settings';

it.each([
  [1, '1 second'],
  [90, '1 minute 30 seconds'],
  [900, '15 minutes'],
  [5_400, '1 hour 30 minutes'],
  [86_400, '1 day'],
  [90_061, '1 day 1 hour'],
])('says %d seconds as %s', (seconds, words) => {
  expect(ageWords(seconds)).toBe(words);
});

it.each([
  ['minute', 900, 'minute'],
  ['second', 900, 'second'],
  ['day', 900, 'minute'],
  ['hour', 90, 'second'],
  ['day', null, 'day'],
] as const)('with the unit %s chosen, %s seconds are typed in the unit %s', (chosen, seconds, unit) => {
  const one = AGE_UNITS.find(({ name }) => name === chosen) ?? AGE_UNITS[0];
  expect(typedUnit(one, seconds).name).toBe(unit);
});

it('says what the times come to', () => {
  expect(agesSentence({ staleAfter: 900, denyAfter: null })).toMatch(
    /15 minutes.*follows the policy that it has/,
  );
  expect(agesSentence({ staleAfter: 900, denyAfter: 3_600 })).toMatch(/After 1 hour it denies/);
});

it('knows which releases were signed with other times', () => {
  expect(timesDiffer({ staleAfter: 900, denyAfter: null }, { staleAfter: 900, denyAfter: null })).toBe(false);
  expect(timesDiffer({ staleAfter: 900, denyAfter: null }, { staleAfter: 900, denyAfter: 900 })).toBe(true);
});

it.each([
  [{ denyAfter: 100 }, ['denyAfter']],
  [{ staleAfter: 1 }, ['staleAfter']],
  [{ staleAfter: 60.5 }, ['staleAfter']],
  [{ name: '  ' }, ['name']],
])('refuses %o', (change, path) => {
  const input = {
    environment: 'x',
    revision: 1,
    name: 'X',
    production: false,
    staleAfter: 900,
    denyAfter: null,
  };
  expect(editedEnvironmentSchema.safeParse({ ...input, ...change }).error?.issues[0]?.path).toEqual(path);
});
