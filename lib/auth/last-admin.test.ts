import { expect, it } from 'vitest';
import { refusedLoss } from './last-admin';

const by = (personId: string | null, system = false) => ({ personId, system });

it.each([
  ['of the only one', ['a'], [], by('a'), 'last'],
  ['of the only one, by the system', ['a'], [], by(null, true), 'last'],
  ['of two at once', ['a', 'b'], [], by('a'), 'last'],
  ['of the other one', ['a', 'b'], ['a'], by('a'), 'alone'],
  ['of two, by a machine', ['a', 'b'], ['a'], by(null), 'alone'],
  ['of two others', ['a', 'b', 'c'], ['a'], by('b'), 'alone'],
  ['of two, by the system', ['a', 'b'], ['a'], by(null, true), null],
  ['of oneself', ['a', 'b'], ['a'], by('b'), null],
  ['of one of three', ['a', 'b', 'c'], ['a', 'b'], by('a'), null],
  ['of nobody', ['a'], ['a'], by('a'), null],
  ['where there was none', [], [], by('a'), null],
] as const)('the loss %s', (_, before, after, changing, why) => {
  expect(refusedLoss(before, after, changing)).toBe(why);
});
