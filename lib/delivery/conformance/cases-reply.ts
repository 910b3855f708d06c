import { expect } from 'vitest';
import { EXAMPLE_FRESHNESS } from '../testing/example-signatures';
import { PUBLISHED_TEXT, TOKENS } from '../testing/memory-source';
import { bundlePath, type ConformanceCase, MANIFEST, POLICY, RESOLVE } from './case';

const wrongMethod = (method: string, path: string, allow: string): ConformanceCase => ({
  name: `${method} ${path}`,
  method,
  path,
  status: 405,
  ...(method !== 'HEAD' && { problem: 'method-not-allowed' }),
  expect: { allow },
});

/** Manifest, health, addresses and methods. */
export const REPLY_CASES: readonly ConformanceCase[] = [
  {
    name: 'metrics, without a token',
    // The console has more to tell of itself (lib/console/server/metrics.test.ts).
    inMemory: true,
    path: '/metrics',
    token: null,
    status: 200,
    expect: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    check: ({ body }) => {
      const lines = String(body).trimEnd().split('\n');
      for (const line of lines) {
        expect(line).toMatch(
          /^# (HELP|TYPE) [a-z_]+ .+$|^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [\d.e+-]+$/,
        );
      }
      expect(lines).toContain('fairlead_ready 1');
      expect(lines).toContain('fairlead_standing{standing="live"} 1');
      expect(String(body)).not.toContain('production');
    },
  },
  wrongMethod('POST', '/metrics', 'GET, HEAD'),
  {
    name: 'the manifest',
    path: MANIFEST,
    inMemory: true,
    status: 200,
    expect: { 'content-type': 'application/json', 'cache-control': 'no-store', etag: null },
    check: ({ body }, { active }) => {
      expect(body.length).toBeLessThanOrEqual(4_096);
      expect(JSON.parse(String(body))).toEqual({
        format: 'fairlead.manifest/1',
        environment: 'production',
        epoch: 1,
        version: 3,
        publishedAt: PUBLISHED_TEXT,
        source: 'live',
        release: {
          iss: 'fairlead',
          env: 'production',
          epoch: 1,
          version: 3,
          digest: active.bundle.digest,
          size: active.bundle.size,
          overlay: { format: 'fairlead.overlay/1', disabled: [] },
          iat: Date.parse(PUBLISHED_TEXT) / 1000,
          staleAfter: 900,
          denyAfter: null,
        },
        signatures: { release: active.releaseJws, freshness: EXAMPLE_FRESHNESS },
        bundle: { url: bundlePath(active.bundle.digest), etag: active.tags.identity },
      });
    },
  },
  {
    name: 'the manifest is never a 304',
    path: MANIFEST,
    headers: { 'if-none-match': '*' },
    status: 200,
  },
  { name: 'the manifest by HEAD', method: 'HEAD', path: MANIFEST, status: 200 },
  {
    name: 'the manifest from memory',
    path: MANIFEST,
    given: (source) => {
      source.standingNow = 'memory';
    },
    status: 200,
    check: ({ body }) => expect(JSON.parse(String(body)).source).toBe('memory'),
  },
  ...['policy', 'manifest'].map(
    (name): ConformanceCase => ({
      name: `${name} of an environment without one`,
      path: `/api/v1/environments/staging/${name}`,
      token: TOKENS.empty.token,
      status: 404,
      problem: 'no-policy',
    }),
  ),
  ...[
    '/api/v1/nothing',
    '/api/v1/environments/production',
    '/api/v1/environments/production/policy/x',
    `${POLICY}/`,
  ].map((path): ConformanceCase => ({ name: `nothing at ${path}`, path, status: 404, problem: 'not-found' })),
  { name: 'a query is passed over', path: `${POLICY}?a=b&c=%zz`, status: 200 },
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => wrongMethod(method, POLICY, 'GET, HEAD')),
  ...['GET', 'HEAD', 'DELETE'].map((method) => wrongMethod(method, RESOLVE, 'POST')),
  wrongMethod('POST', MANIFEST, 'GET, HEAD'),
  wrongMethod('PUT', bundlePath('0'.repeat(64)), 'GET, HEAD'),
  {
    name: 'alive, without a token and whatever the database does',
    path: '/healthz',
    token: null,
    given: (source) => {
      source.snapshotNow = null;
    },
    status: 200,
    expect: { 'cache-control': 'no-store' },
    check: ({ body }) => expect(JSON.parse(String(body))).toEqual({ status: 'ok' }),
  },
  {
    name: 'ready',
    path: '/readyz',
    token: null,
    status: 200,
    check: ({ body }) =>
      expect(JSON.parse(String(body))).toMatchObject({
        status: 'ready',
        source: 'live',
        checks: expect.arrayContaining([{ name: 'policy', ok: true, reason: null }]),
      }),
  },
  { name: 'ready, by HEAD', method: 'HEAD', path: '/readyz', token: null, status: 200 },
  {
    name: 'ready without the database',
    path: '/readyz',
    token: null,
    given: (source) => {
      source.standingNow = 'memory';
    },
    status: 200,
  },
  {
    name: 'not ready before the first look',
    path: '/readyz',
    token: null,
    given: (source) => {
      source.snapshotNow = null;
    },
    status: 503,
    problem: 'no-snapshot',
    expect: { 'retry-after': /^\d+$/ },
  },
  {
    name: 'no longer ready after an hour without the database',
    path: '/readyz',
    token: null,
    given: (source) => {
      source.standingNow = 'expired';
    },
    status: 503,
    problem: 'cut-off',
  },
  {
    name: "the client's own request id comes back",
    path: POLICY,
    headers: { 'x-request-id': 'job-17.a:b' },
    status: 200,
    expect: { 'x-request-id': 'job-17.a:b' },
  },
  {
    name: 'a request id that is not plain is replaced',
    path: '/api/v1/nothing',
    headers: { 'x-request-id': '"><script>' },
    status: 404,
    check: ({ headers, body }) => {
      expect(headers['x-request-id']).toMatch(/^[\w-]+$/);
      expect(JSON.parse(String(body)).request_id).toBe(headers['x-request-id']);
    },
  },
];
