import { expect } from 'vitest';
import { TOKENS } from '../testing/memory-source';
import { type ConformanceCase, MANIFEST, POLICY } from './case';

const DIGEST = 'ab'.repeat(32);

/** What a router says beside a poll: it is noted, and changes no answer. */
const said = (
  name: string,
  headers: Readonly<Record<string, string>>,
  heard: object | null,
  rest: Partial<ConformanceCase> = {},
): ConformanceCase => ({
  name: `a router that says ${name}`,
  inMemory: true,
  path: POLICY,
  headers,
  status: 200,
  check: (_, source) => {
    expect(source.heard).toEqual(heard === null ? [] : [expect.objectContaining(heard)]);
  },
  ...rest,
});

export const ROUTER_CASES: readonly ConformanceCase[] = [
  said(
    'what it runs and what it refused',
    {
      'router-instance': 'gateway-1',
      'router-applied': `1.2;${DIGEST}`,
      'router-rejected': `${DIGEST};signature`,
      'router-library': '@fairlead/router/0.1.0',
    },
    {
      environment: 'production',
      tokenId: TOKENS.good.row.id,
      instance: 'gateway-1',
      said: {
        applied: `1.2;${DIGEST}`,
        rejected: `${DIGEST};signature`,
        library: '@fairlead/router/0.1.0',
      },
    },
  ),
  said(
    'only its name',
    { 'router-instance': 'gateway-1', 'user-agent': 'gateway/2.0 (linux)' },
    { said: { applied: '', rejected: '', library: 'gateway/2.0' } },
  ),
  said('no name', { 'router-applied': '1.2' }, null),
  said('a name of blanks', { 'router-instance': ' \t ' }, null),
  said(
    'ten thousand characters, and some that do not print',
    { 'router-instance': `a\u00e9\tb${'x'.repeat(5_000)}`, 'router-rejected': 'y'.repeat(5_000) },
    { instance: `a??b${'x'.repeat(124)}`, said: expect.objectContaining({ rejected: 'y'.repeat(300) }) },
  ),
  said(
    'it by the manifest',
    { 'router-instance': 'gateway-1' },
    { instance: 'gateway-1' },
    { path: MANIFEST },
  ),
  said(
    'it where nothing is published',
    { 'router-instance': 'gateway-1' },
    { environment: 'staging' },
    {
      path: POLICY.replace('production', 'staging'),
      token: TOKENS.empty.token,
      status: 404,
      problem: 'no-policy',
    },
  ),
  said('it of another environment', { 'router-instance': 'gateway-1' }, null, {
    token: TOKENS.development.token,
    status: 403,
    problem: 'insufficient-scope',
  }),
];
