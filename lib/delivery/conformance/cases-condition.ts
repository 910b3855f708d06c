import { expect } from 'vitest';
import type { MemorySource } from '../testing/memory-source';
import { bundlePath, type ConformanceCase, POLICY } from './case';

type Tags = MemorySource['active']['tags'];

const unchanged = (
  name: string,
  header: (tags: Tags) => string,
  repeats: keyof Tags,
  more: Partial<ConformanceCase> = {},
): ConformanceCase => ({
  name: `If-None-Match ${name}: not changed`,
  path: POLICY,
  headers: ({ active }) => ({ 'if-none-match': header(active.tags) }),
  status: 304,
  expect: {
    vary: 'Accept-Encoding',
    'cache-control': 'private, no-cache',
    date: / GMT$/,
    'policy-version': '1.3',
    'policy-source': 'live',
    'content-type': null,
    'content-encoding': null,
  },
  check: ({ headers, body }, { active }) => {
    expect(headers.etag).toBe(active.tags[repeats]);
    expect(body.length).toBe(0);
  },
  ...more,
});

const changed = (name: string, header: (tags: Tags) => string): ConformanceCase => ({
  name: `If-None-Match ${name}: the whole policy`,
  path: POLICY,
  headers: ({ active }) => ({ 'if-none-match': header(active.tags) }),
  status: 200,
});

/** `If-None-Match` in all its forms. */
export const CONDITION_CASES: readonly ConformanceCase[] = [
  unchanged('the tag', ({ identity }) => identity, 'identity'),
  unchanged('the weak tag', ({ identity }) => `W/${identity}`, 'identity'),
  unchanged('the tag of another coding', ({ br }) => br, 'br'),
  unchanged('a list', ({ identity }) => `"a", W/"b",${identity}`, 'identity'),
  unchanged('a list without spaces', ({ gzip }) => `"a","b",${gzip}`, 'gzip'),
  unchanged('a list with empty elements', ({ identity }) => `, ,"a",, ${identity}`, 'identity'),
  unchanged('tags with a comma inside', ({ identity }) => `"a,b", ${identity}`, 'identity'),
  unchanged('all three tags', ({ br, gzip, identity }) => `${gzip}, ${br}, ${identity}`, 'gzip'),
  unchanged('*', () => '*', 'identity'),
  unchanged('* with a coding', () => '*', 'gzip', {
    headers: { 'if-none-match': ' * ', 'accept-encoding': 'gzip' },
  }),
  unchanged('the tag, by HEAD', ({ identity }) => identity, 'identity', { method: 'HEAD' }),
  unchanged('the tag, with If-Modified-Since, which it overrules', ({ identity }) => identity, 'identity', {
    headers: ({ active }) => ({
      'if-none-match': active.tags.identity,
      'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT',
    }),
  }),
  unchanged('the tag, served from memory', ({ identity }) => identity, 'identity', {
    given: (source) => {
      source.standingNow = 'memory';
    },
    expect: { 'policy-source': 'memory' },
  }),
  unchanged('the tag, served from disk', ({ identity }) => identity, 'identity', {
    given: (source) => {
      source.standingNow = 'disk';
    },
    expect: { 'policy-source': 'disk' },
  }),
  changed('another tag', () => '"another"'),
  changed('an empty header', () => ''),
  changed('an empty tag', () => '""'),
  changed('the tag without quotes', ({ identity }) => identity.replaceAll('"', '')),
  changed('the tag in single quotes', ({ identity }) => identity.replaceAll('"', "'")),
  changed('the tag and more in one', ({ identity }) => `${identity.slice(0, -1)}x"`),
  changed('the tag in another case', ({ identity }) => identity.toUpperCase()),
  changed('a quote that does not end', ({ identity }) => identity.slice(0, -1)),
  changed('8,000 characters', () => '"a",'.repeat(2_000)),
  {
    name: 'a bundle at its own address: not changed',
    path: ({ active }) => bundlePath(active.bundle.digest),
    headers: ({ active }) => ({ 'if-none-match': active.bundle.tags.br }),
    status: 304,
    expect: { 'cache-control': 'private, max-age=31536000, immutable' },
  },
  {
    name: "a bundle's own tag is not the policy's, which depends on the overlay too",
    path: POLICY,
    headers: ({ active }) => ({ 'if-none-match': active.bundle.tags.identity }),
    status: 200,
  },
];
