import { expect } from 'vitest';
import { RESOLVE_LIMIT } from '../serve-resolve';
import { TOKENS } from '../testing/memory-source';
import { type ConformanceCase, RESOLVE } from './case';

const JSON_TYPE = { 'content-type': 'application/json' };
const REQUEST = '{"taskClass":"summarisation","inputTokens":1000,"maxOutputTokens":100}';
const MEGABYTE = 1_048_576;

const resolve = (
  name: string,
  body: string | Uint8Array,
  rest: Partial<ConformanceCase> = {},
): ConformanceCase => ({
  name: `resolve: ${name}`,
  method: 'POST',
  path: RESOLVE,
  headers: JSON_TYPE,
  body,
  status: 200,
  ...rest,
});

const decided = (check: (decision: Record<string, unknown>) => void): Partial<ConformanceCase> => ({
  check: ({ body }) => check(JSON.parse(String(body))),
});

const denied = (name: string, body: string, pointer: string): ConformanceCase =>
  resolve(
    `${name} is decided, not refused`,
    body,
    decided((decision) =>
      expect(decision).toMatchObject({ outcome: 'deny', code: 'invalid_request', pointer }),
    ),
  );

const broken = (name: string, body: string | Uint8Array): ConformanceCase =>
  resolve(name, body, { status: 400, problem: 'malformed-json' });

const unsupported = (name: string, headers: Record<string, string>): ConformanceCase =>
  resolve(name, REQUEST, {
    headers,
    status: 415,
    problem: 'unsupported-media-type',
    expect: { 'accept-post': 'application/json' },
  });

/** `POST …/resolve`. */
export const BODY_CASES: readonly ConformanceCase[] = [
  resolve('a request', REQUEST, {
    expect: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'policy-version': '1.3',
      'policy-source': 'live',
    },
    check: ({ body }) => {
      const decision = JSON.parse(String(body));
      expect(decision).toMatchObject({ outcome: 'route', code: null, rule: 'everyone', arm: 'control' });
      expect(decision.candidates.map(({ offering }: { offering: string }) => offering)).toEqual([
        'example-cloud/alpha',
        'example-cloud/beta',
      ]);
      expect(decision.candidates[0].estimatedCostUsd).toBe('0.0012');
      expect(decision).not.toHaveProperty('considered');
    },
  }),
  resolve('charset and case of the type', REQUEST, {
    headers: { 'content-type': 'Application/JSON; charset="UTF-8"' },
  }),
  resolve('with its checks', REQUEST, {
    path: `${RESOLVE}?explain=1`,
    ...decided((decision) => {
      expect(decision.outcome).toBe('route');
      expect(decision.considered).toMatchObject({ rules: [{}] });
    }),
  }),
  resolve('without its checks, said so', REQUEST, {
    path: `${RESOLVE}?explain=0`,
    ...decided((decision) => expect(decision).not.toHaveProperty('considered')),
  }),
  resolve('an explain that is neither', REQUEST, {
    path: `${RESOLVE}?explain=maybe`,
    status: 400,
    problem: 'invalid-request',
    check: ({ body }) => expect(JSON.parse(String(body)).errors[0].pointer).toBe('?explain'),
  }),
  resolve('a list gives a list, in order', `[${REQUEST},{"taskClass":"x"},7]`, {
    check: ({ body }) =>
      expect(JSON.parse(String(body)).map(({ code }: { code: string | null }) => code)).toEqual([
        null,
        'unknown_task_class',
        'invalid_request',
      ]),
  }),
  resolve('an empty list', '[]', { check: ({ body }) => expect(JSON.parse(String(body))).toEqual([]) }),
  resolve('100 requests', `[${Array(100).fill(REQUEST).join(',')}]`, {
    check: ({ body }) => expect(JSON.parse(String(body))).toHaveLength(100),
  }),
  resolve('101 requests', `[${Array(101).fill(REQUEST).join(',')}]`, {
    status: 400,
    problem: 'invalid-request',
  }),
  denied('a number', '7', ''),
  denied('null', 'null', ''),
  denied('a string', '"summarisation"', ''),
  denied('an object without a task class', '{}', '/taskClass'),
  denied('a task class of a wrong type', '{"taskClass":7}', '/taskClass'),
  denied('an unknown field', '{"taskClass":"summarisation","extra":1}', '/extra'),
  denied('a negative count', '{"taskClass":"summarisation","inputTokens":-1}', '/inputTokens'),
  resolve('a request invalid in its checks', '7', {
    path: `${RESOLVE}?explain=true`,
    ...decided((decision) => expect(decision).toMatchObject({ code: 'invalid_request', considered: {} })),
  }),
  broken('nothing', ''),
  broken('words', 'hello'),
  broken('half an object', '{"taskClass":'),
  broken('two values', '{} {}'),
  broken('a key twice', '{"taskClass":"a","taskClass":"b"}'),
  broken('single quotes', "{'taskClass':'a'}"),
  broken('5,000 brackets', '['.repeat(5_000)),
  resolve('bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), {
    status: 400,
    problem: 'invalid-request',
  }),
  resolve('a key named __proto__', '{"taskClass":"summarisation","__proto__":{"unit":"x"}}', {
    ...decided((decision) => expect(decision).toMatchObject({ code: 'invalid_request' })),
  }),
  unsupported('no type', {}),
  unsupported('a form', { 'content-type': 'application/x-www-form-urlencoded' }),
  unsupported('a type that only begins alike', { 'content-type': 'application/jsonp' }),
  unsupported('another charset', { 'content-type': 'application/json; charset=latin1' }),
  unsupported('a compressed body', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
  resolve('as large as may be', `${REQUEST}${' '.repeat(RESOLVE_LIMIT - REQUEST.length)}`),
  resolve('one byte more', `${REQUEST}${' '.repeat(RESOLVE_LIMIT - REQUEST.length + 1)}`, {
    status: 413,
    problem: 'content-too-large',
  }),
  resolve('a megabyte', ' '.repeat(MEGABYTE), { status: 413, problem: 'content-too-large' }),
  resolve('a megabyte without a token', ' '.repeat(MEGABYTE), { token: null, status: 401 }),
  resolve('an environment without a policy', REQUEST, {
    path: '/api/v1/environments/staging/resolve',
    token: TOKENS.empty.token,
    status: 404,
    problem: 'no-policy',
  }),
  resolve('another environment', REQUEST, {
    path: '/api/v1/environments/development/resolve',
    status: 403,
    problem: 'insufficient-scope',
  }),
  resolve('a policy of a format from after this host', REQUEST, {
    path: '/api/v1/environments/future/resolve',
    token: TOKENS.future.token,
    status: 503,
    problem: 'unavailable',
    expect: { 'retry-after': /^\d+$/ },
  }),
  {
    name: 'a policy of a format from after this host is served all the same',
    path: '/api/v1/environments/future/policy',
    token: TOKENS.future.token,
    status: 200,
  },
];
