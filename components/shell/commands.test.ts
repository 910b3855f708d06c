import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { settingsFor } from '@/components/ui/settings-areas';
import { ROLES } from '@/lib/auth/roles';
import { commandsFor, matchCommands } from './commands';

const ENVIRONMENTS = [
  { key: 'development', name: 'Development', production: false },
  { key: 'production', name: 'Production', production: true },
];
const settings = settingsFor(ROLES.map((role) => ({ role, environmentId: null }))).flatMap(
  ({ areas }) => areas,
);
const all = { console: true, contracts: true, audit: true, settings };
const found = (query: string, contracts = true) =>
  matchCommands(commandsFor(ENVIRONMENTS, { ...all, contracts }), query).flatMap(({ group, results }) =>
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
  expect(found('register')).toEqual(['Pages: Contracts', 'Pages: New contract']);
  expect(found('register', false)).toEqual([]);
});

/** What is opened from somewhere, or from an address that somebody was sent, and is nothing by itself. */
const FROM_ELSEWHERE = ['/docs/search', '/sensitivity/paths/way'];

it('knows every page that has an address of its own, and none that is not there', () => {
  const root = path.join(process.cwd(), 'app/(console)');
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/page.tsx') && !file.includes('['))
    .map((file) => file.slice(0, -'/page.tsx'.length) || '/');
  const known = new Set(commandsFor(ENVIRONMENTS, all).map(({ href }) => href));
  expect([...known].filter((href) => !href.includes('?') && !pages.includes(href))).toEqual([]);
  expect(pages.filter((page) => !known.has(page) && !FROM_ELSEWHERE.includes(page))).toEqual([]);
});
