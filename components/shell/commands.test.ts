import { expect, it } from 'vitest';
import { commandsFor, matchCommands } from './commands';

const ENVIRONMENTS = [
  { key: 'development', name: 'Development', production: false },
  { key: 'production', name: 'Production', production: true },
];
const found = (query: string, contracts = true) =>
  matchCommands(commandsFor(ENVIRONMENTS, { contracts, audit: true }), query).flatMap(({ group, results }) =>
    results.map(({ label }) => `${group}: ${label}`),
  );

it('offers the main pages and publishing before anything is typed', () => {
  expect(found('')).toContain('Pages: Offerings');
  expect(found('  ')).toContain('Actions: Publish development');
  expect(found('')).not.toContain('Pages: Account');
});

it('finds by every word typed, in names and in other words for the thing', () => {
  expect(found('publish dev')).toEqual(['Actions: Publish development']);
  expect(found('password')).toEqual(['Pages: Account']);
  expect(found('roll production')).toEqual(['Pages: Versions in production']);
  expect(found('nothing like it')).toEqual([]);
});

it('offers contracts to those alone who may read them', () => {
  expect(found('register')).toEqual(['Pages: Contracts']);
  expect(found('register', false)).toEqual([]);
});
