import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { MemorySource } from '../testing/memory-source';
import { type Answer, bundlePath, type ConformanceCase, POLICY } from './case';

const TYPE = 'application/vnd.fairlead.policy+json; version=1';

function isWhole(coding: 'br' | 'gzip' | 'identity'): NonNullable<ConformanceCase['check']> {
  return (answer: Answer, source: MemorySource) => {
    const { bundle, tags } = source.active;
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes }[coding];
    expect(Buffer.from(decode(answer.body)).equals(bundle.forms.identity.bytes)).toBe(true);
    expect(answer.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(answer.headers.etag).toBe(tags[coding]);
    const digest = createHash('sha256').update(answer.body).digest('base64');
    expect(answer.headers['repr-digest']).toBe(`sha-256=:${digest}:`);
  };
}

const encoded = (accept: string | undefined, coding: 'br' | 'gzip' | 'identity'): ConformanceCase => ({
  name: `Accept-Encoding ${accept === undefined ? 'left out' : `"${accept}"`} gives ${coding}`,
  path: POLICY,
  ...(accept !== undefined && { headers: { 'accept-encoding': accept } }),
  status: 200,
  expect: { vary: 'Accept-Encoding' },
  check: isWhole(coding),
});

const none = (accept: string): ConformanceCase => ({
  name: `Accept-Encoding "${accept}" takes nothing there is`,
  path: POLICY,
  headers: { 'accept-encoding': accept, 'if-none-match': '*' },
  status: 406,
  problem: 'not-acceptable',
  expect: { vary: 'Accept-Encoding' },
});

/** The whole policy, in each form it comes in. */
export const IDENTITY_CASES: readonly ConformanceCase[] = [
  {
    name: 'the policy, with every header',
    path: POLICY,
    status: 200,
    expect: {
      'content-type': TYPE,
      'cache-control': 'private, no-cache',
      etag: /^"[\w-]{27}"$/,
      'policy-version': '1.3',
      'policy-source': 'live',
      vary: 'Accept-Encoding',
      'x-request-id': /^[\w-]+$/,
      date: / GMT$/,
      'accept-ranges': 'none',
      'x-content-type-options': 'nosniff',
      'set-cookie': null,
      'x-powered-by': null,
      server: null,
    },
  },
  encoded(undefined, 'identity'),
  encoded('identity', 'identity'),
  encoded('', 'identity'),
  encoded('deflate', 'identity'),
  encoded('gzip', 'gzip'),
  encoded('x-gzip', 'gzip'),
  encoded('br', 'br'),
  encoded('gzip, deflate, br, zstd', 'br'),
  encoded('GZIP;Q=1', 'gzip'),
  encoded('gzip;q=1.0, br;q=0.9', 'gzip'),
  encoded('br;q=0, gzip;q=0.001', 'gzip'),
  encoded('br;q=0.5, gzip;q=0.5, identity;q=0.6', 'identity'),
  encoded('*', 'br'),
  encoded('br;q=0, *', 'gzip'),
  encoded('br;q=0, gzip;q=0', 'identity'),
  encoded('identity;q=0, *;q=0.1', 'br'),
  encoded('gzip;q=2, br;q=x', 'identity'),
  none('identity;q=0'),
  none('*;q=0'),
  none('deflate, identity;q=0.000'),
  {
    name: 'HEAD: the headers of GET, and nothing after them',
    method: 'HEAD',
    path: POLICY,
    headers: { 'accept-encoding': 'gzip' },
    status: 200,
    check: ({ headers, body }, { active }) => {
      expect(body.length).toBe(0);
      expect(headers.etag).toBe(active.tags.gzip);
      expect(headers['content-length']).toBe(String(active.bundle.forms.gzip.bytes.length));
      expect(headers['content-type']).toBe(TYPE);
    },
  },
  {
    name: 'a range is passed over',
    path: POLICY,
    headers: { range: 'bytes=0-9', 'if-range': '"x"' },
    status: 200,
    expect: { 'content-range': null },
    check: isWhole('identity'),
  },
  {
    name: 'what a router says of itself is accepted, whatever it is',
    path: POLICY,
    headers: {
      'router-instance': 'ü'.normalize('NFD').replace(/[^ -~]/g, '') + 'x'.repeat(4_000),
      'router-applied': '1.999999;zz',
      'router-rejected': ';;;',
      prefer: 'wait=20',
    },
    status: 200,
    expect: { 'preference-applied': 'wait=20' },
  },
  {
    name: 'the active bundle at its own address',
    path: ({ active }) => bundlePath(active.bundle.digest),
    status: 200,
    expect: {
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': TYPE,
      vary: 'Accept-Encoding',
      'policy-version': null,
    },
    check: ({ body }, { active }) =>
      expect(createHash('sha256').update(body).digest('hex')).toBe(active.bundle.digest),
  },
  {
    name: 'an earlier bundle at its own address, from the database',
    path: ({ earlier }) => bundlePath(earlier.digest),
    headers: { 'accept-encoding': 'br' },
    status: 200,
    expect: { 'content-encoding': 'br' },
    check: ({ body }, { earlier }) =>
      expect(createHash('sha256').update(brotliDecompressSync(body)).digest('hex')).toBe(earlier.digest),
  },
  {
    name: 'an earlier bundle while the database is down',
    path: ({ earlier }) => bundlePath(earlier.digest),
    given: (source) => {
      source.databaseDown = true;
      source.standingNow = 'memory';
    },
    status: 503,
    problem: 'unavailable',
    expect: { 'retry-after': /^\d+$/ },
  },
  {
    name: 'the bundle of another environment',
    path: ({ development }) => bundlePath(development.bundle.digest),
    status: 404,
    problem: 'not-found',
  },
  { name: 'a bundle that never was', path: bundlePath('0'.repeat(64)), status: 404, problem: 'not-found' },
  {
    name: 'a digest in upper case',
    path: ({ active }) => bundlePath(active.bundle.digest.toUpperCase()),
    status: 404,
    problem: 'not-found',
  },
  { name: 'a digest that is too short', path: bundlePath('ab'), status: 404, problem: 'not-found' },
];
