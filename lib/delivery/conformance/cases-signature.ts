import { expect } from 'vitest';
import { EXAMPLE_FRESHNESS } from '../testing/example-signatures';
import { TOKENS } from '../testing/memory-source';
import { type Answer, bundlePath, type ConformanceCase, POLICY } from './case';

const KEYS = '/.well-known/fairlead-keys';
type Source = Parameters<NonNullable<ConformanceCase['check']>>[1];

const bothSigned = ({ headers }: Answer, { active }: Source) => {
  expect(headers['policy-release']).toBe(active.releaseJws);
  expect(headers['policy-freshness']).toBe(EXAMPLE_FRESHNESS);
};

/** Both signatures, and the keys that they are verified with. */
export const SIGNATURE_CASES: readonly ConformanceCase[] = [
  { name: 'a policy with both signatures', path: POLICY, status: 200, check: bothSigned, inMemory: true },
  {
    name: 'a policy with both signatures by HEAD',
    method: 'HEAD',
    path: POLICY,
    status: 200,
    check: bothSigned,
    inMemory: true,
  },
  {
    name: 'a 304 with both signatures',
    path: POLICY,
    headers: { 'if-none-match': '*' },
    status: 304,
    check: bothSigned,
    inMemory: true,
  },
  {
    name: 'a policy of a host that has not read its database lately',
    path: POLICY,
    given: (source) => {
      source.freshness = () => null;
    },
    status: 200,
    expect: { 'policy-release': /^ey/, 'policy-freshness': null },
  },
  {
    name: 'a policy from before there were keys',
    path: '/api/v1/environments/development/policy',
    token: TOKENS.development.token,
    status: 200,
    expect: { 'policy-release': null, 'policy-freshness': null },
  },
  {
    name: 'a bundle at its own address, which needs no signature',
    path: ({ active }) => bundlePath(active.bundle.digest),
    status: 200,
    expect: { 'policy-release': null, 'policy-freshness': null },
  },
  {
    name: 'the keys, to anyone',
    path: KEYS,
    token: null,
    status: 200,
    expect: { 'content-type': 'application/json', 'cache-control': 'no-store', etag: null },
    check: ({ body }) => {
      const document = JSON.parse(String(body));
      expect(document).toEqual({ format: 'fairlead.keys/1', keySet: expect.any(String), handovers: [] });
    },
  },
  { name: 'the keys by HEAD', method: 'HEAD', path: KEYS, token: null, status: 200 },
  {
    name: 'the keys before there are any',
    path: KEYS,
    token: null,
    given: (source) => {
      source.keySet = () => null;
    },
    status: 404,
    problem: 'not-found',
  },
  {
    name: 'the keys of a host that has read nothing yet',
    path: KEYS,
    token: null,
    given: (source) => {
      source.keySet = () => null;
      source.snapshotNow = null;
    },
    status: 503,
    problem: 'no-snapshot',
  },
  {
    name: 'the keys by POST',
    method: 'POST',
    path: KEYS,
    token: null,
    status: 405,
    problem: 'method-not-allowed',
    expect: { allow: 'GET, HEAD' },
  },
];
