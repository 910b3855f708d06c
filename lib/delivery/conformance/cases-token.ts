import { expect } from 'vitest';
import { TOKENS } from '../testing/memory-source';
import { bundlePath, type ConformanceCase, GOOD, MANIFEST, POLICY, RESOLVE } from './case';

const INVALID = 'Bearer error="invalid_token"';
const SCOPE = 'Bearer error="insufficient_scope", scope="policy:read"';
const SECONDS = /^\d{1,2}$/;

const refused = (name: string, token: string, path = POLICY): ConformanceCase => ({
  name,
  path,
  token,
  status: 401,
  problem: 'invalid-token',
  expect: { 'www-authenticate': INVALID, etag: null, 'cache-control': 'no-store' },
});

const elsewhere = (name: string, path: string, token = GOOD): ConformanceCase => ({
  name,
  path,
  token,
  status: 403,
  problem: 'insufficient-scope',
  expect: { 'www-authenticate': SCOPE, etag: null },
});

export const TOKEN_CASES: readonly ConformanceCase[] = [
  ...[POLICY, MANIFEST, bundlePath('ab'.repeat(32))].map(
    (path): ConformanceCase => ({
      name: `no credentials: ${path}`,
      path,
      token: null,
      status: 401,
      problem: 'unauthenticated',
      expect: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' },
    }),
  ),
  {
    name: 'no credentials: a body that is not read',
    method: 'POST',
    path: RESOLVE,
    token: null,
    body: '{"taskClass":"summarisation"}',
    headers: { 'content-type': 'application/json' },
    status: 401,
    problem: 'unauthenticated',
  },
  {
    name: 'credentials of another kind',
    path: POLICY,
    token: null,
    headers: { authorization: 'Basic dXNlcjpwYXNz' },
    status: 401,
    problem: 'unauthenticated',
    expect: { 'www-authenticate': 'Bearer' },
  },
  {
    name: 'the scheme in another case',
    path: POLICY,
    token: null,
    headers: { authorization: `bEARER ${GOOD}` },
    status: 200,
  },
  refused('not a token', 'hello'),
  refused('two tokens', `${GOOD}, Bearer ${GOOD}`),
  refused('a token of 10,000 characters', `flr_good_${'a'.repeat(10_000)}`),
  {
    ...refused('a typo', `${GOOD.slice(0, -1)}${GOOD.endsWith('a') ? 'b' : 'a'}`),
    check: ({ body }) => expect(JSON.parse(String(body)).detail).toContain('check digits'),
  },
  refused('a token that does not exist', TOKENS.unknown.token),
  refused(
    'a token that does not exist, at an environment that does not',
    TOKENS.unknown.token,
    POLICY.replace('production', 'nowhere'),
  ),
  refused('expired', TOKENS.expired.token),
  refused('revoked', TOKENS.revoked.token),
  refused('revoked, at the manifest', TOKENS.revoked.token, MANIFEST),
  refused('another secret under a good id', TOKENS.unknown.token.replace('nobody', 'good')),
  { name: 'a token that has not expired yet', path: POLICY, token: TOKENS.ending.token, status: 200 },
  { name: 'a token made a moment ago', path: POLICY, token: TOKENS.late.token, status: 200 },
  elsewhere('another environment', '/api/v1/environments/development/policy'),
  elsewhere('an environment that does not exist', '/api/v1/environments/nowhere/policy'),
  elsewhere('an environment with a name of its own', '/api/v1/environments/__proto__/policy'),
  elsewhere('an environment in another case', '/api/v1/environments/Production/policy'),
  elsewhere('another environment, encoded', '/api/v1/environments/de%76elopment/manifest'),
  elsewhere('a token without the scope', POLICY, TOKENS.catalogOnly.token),
  { name: 'the own environment, encoded', path: '/api/v1/environments/pr%6Fduction/policy', status: 200 },
  {
    name: 'another environment says the same, whether it exists or not',
    path: '/api/v1/environments/development/policy',
    status: 403,
    check: ({ body }) =>
      expect(JSON.parse(String(body)).detail).toBe('The token is for the environment "production" only.'),
  },
  {
    name: 'cut off: a known token is honoured',
    path: POLICY,
    given: (source) => {
      source.standingNow = 'memory';
      source.databaseDown = true;
    },
    status: 200,
    expect: { 'policy-source': 'memory' },
  },
  {
    name: 'cut off: a known token with another secret is refused',
    path: POLICY,
    token: TOKENS.unknown.token.replace('nobody', 'good'),
    given: (source) => {
      source.standingNow = 'memory';
    },
    status: 401,
  },
  {
    name: 'cut off: a revoked token stays refused',
    path: POLICY,
    token: TOKENS.revoked.token,
    given: (source) => {
      source.standingNow = 'memory';
    },
    status: 401,
  },
  {
    name: 'cut off: an unknown token can be neither accepted nor refused',
    path: POLICY,
    token: TOKENS.unknown.token,
    given: (source) => {
      source.standingNow = 'memory';
      source.databaseDown = true;
    },
    status: 503,
    problem: 'cut-off',
    expect: { 'retry-after': SECONDS, 'www-authenticate': null },
  },
  {
    name: 'cut off for over an hour: no token is honoured',
    path: POLICY,
    given: (source) => {
      source.standingNow = 'expired';
    },
    status: 503,
    problem: 'cut-off',
    expect: { 'retry-after': SECONDS },
  },
  {
    name: 'nothing read yet',
    path: POLICY,
    given: (source) => {
      source.snapshotNow = null;
      source.standingNow = 'memory';
    },
    status: 503,
    problem: 'no-snapshot',
    expect: { 'retry-after': SECONDS, 'www-authenticate': null },
  },
];
