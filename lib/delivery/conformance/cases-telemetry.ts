import { expect } from 'vitest';
import { TELEMETRY_LIMIT } from '../serve-telemetry';
import { TOKENS } from '../testing/memory-source';
import { type ConformanceCase, GOOD, TELEMETRY } from './case';

const REPORT = '3d6f0a5e-8f0e-4a53-9d3f-2f1c8b1f7c11';
const JSON_TYPE = { 'content-type': 'application/json' };
const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** A count as a router makes it. */
const count = (change: object = {}) => ({
  minute: ago(2),
  version: '1.3',
  taskClass: 'summarisation',
  rule: 'everyone',
  arm: 'control',
  offering: 'example-cloud/alpha',
  outcome: 'route',
  code: null,
  count: 41,
  ...change,
});
const report = (counts: unknown[], change: object = {}) =>
  JSON.stringify({ report: REPORT, counts, ...change });

const telemetry = (
  name: string,
  body: string | Uint8Array,
  rest: Partial<ConformanceCase> = {},
): ConformanceCase => ({
  name: `telemetry: ${name}`,
  inMemory: true,
  method: 'POST',
  path: TELEMETRY,
  token: TOKENS.telemetry.token,
  headers: JSON_TYPE,
  body,
  status: 202,
  expect: { 'cache-control': 'no-store' },
  ...rest,
});

const counted = (count: number): Pick<ConformanceCase, 'check'> => ({
  check: ({ body }, source) => {
    expect(JSON.parse(String(body))).toEqual({ counted: count });
    expect(source.counted.get(REPORT)?.counts).toHaveLength(count);
  },
});

const refused = (name: string, body: string, ...pointers: string[]): ConformanceCase =>
  telemetry(name, body, {
    status: 400,
    problem: 'invalid-request',
    check: (answer, source) => {
      const { errors } = JSON.parse(String(answer.body));
      expect(errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
      expect(source.counted.size).toBe(0);
    },
  });
const wrongCount = (name: string, change: object, member: string): ConformanceCase =>
  refused(name, report([count(), count(change)]), `/counts/1/${member}`);

/** `POST /api/v1/telemetry`. */
export const TELEMETRY_CASES: readonly ConformanceCase[] = [
  telemetry('a report', report([count(), count({ outcome: 'deny', code: 'exhausted', arm: null })]), {
    check: ({ body }, source) => {
      expect(JSON.parse(String(body))).toEqual({ counted: 2 });
      const [first, second] = source.counted.get(REPORT)?.counts ?? [];
      expect(first).toMatchObject({ epoch: 1, version: 3, code: '', arm: 'control', count: 41 });
      expect(Number(first?.minute) % MINUTE).toBe(0);
      expect(second).toMatchObject({ outcome: 'deny', code: 'exhausted', arm: '' });
    },
  }),
  telemetry('a report of nothing', report([]), counted(0)),
  telemetry('a thousand counts', report(Array(1_000).fill(count())), counted(1_000)),
  telemetry('members of a later library', report([count({ bucket: 7 })], { router: 'x' }), counted(1)),
  telemetry('at the edges of the day', report([count({ minute: ago(1_439) }), count({ minute: ago(-4) })]), {
    ...counted(2),
  }),
  telemetry('without a database', report([count()]), {
    given: (source) => {
      source.databaseDown = true;
      source.standingNow = 'memory';
    },
    status: 503,
    problem: 'unavailable',
    expect: { 'retry-after': /^\d{2}$/ },
  }),
  telemetry('again', report([count()]), {
    given: (source) => void source.counted.set(REPORT, { report: REPORT, counts: [] }),
    check: ({ body }, source) => {
      expect(JSON.parse(String(body))).toEqual({ counted: 1 });
      expect(source.counted.get(REPORT)?.counts).toEqual([]);
    },
  }),
  refused('no object', '[]', ''),
  refused('nothing in it', '{}', '/report', '/counts'),
  refused('a name that is no UUID', report([], { report: 'one' }), '/report'),
  refused('a thousand and one counts', report(Array(1_001).fill(count())), '/counts'),
  refused(
    'a count that is no object',
    report([count(), 7]),
    ...['', '/version', '/outcome', '/count', '/minute', '/taskClass'].map((at) => `/counts/1${at}`),
  ),
  wrongCount('a minute that is over a day old', { minute: ago(1_441) }, 'minute'),
  wrongCount('a minute to come', { minute: ago(-6) }, 'minute'),
  wrongCount('a minute that is none', { minute: '2026-13-45T99:99Z' }, 'minute'),
  wrongCount('a minute without a zone', { minute: '2026-11-21T04:10:00' }, 'minute'),
  wrongCount('a version that is a number', { version: 1.3 }, 'version'),
  wrongCount('an outcome that there is not', { outcome: 'maybe' }, 'outcome'),
  wrongCount('no task class', { taskClass: null }, 'taskClass'),
  wrongCount('control characters', { rule: 'a\u0000b' }, 'rule'),
  wrongCount('a name without an end', { offering: 'x'.repeat(301) }, 'offering'),
  refused(
    'names that are too long together',
    report([
      count({
        rule: 'é'.repeat(300),
        arm: 'é'.repeat(300),
        offering: 'é'.repeat(300),
        code: 'é'.repeat(300),
      }),
    ]),
    '/counts/0',
  ),
  ...[0, -1, 1.5, 2 ** 53, '1', null].map((value) =>
    wrongCount(`a count of ${JSON.stringify(value)}`, { count: value }, 'count'),
  ),
  telemetry('no JSON', '{"report":', { status: 400, problem: 'malformed-json' }),
  telemetry('a member twice', '{"report":"a","report":"b","counts":[]}', {
    status: 400,
    problem: 'malformed-json',
  }),
  telemetry('too large', report([count()]) + ' '.repeat(TELEMETRY_LIMIT), {
    status: 413,
    problem: 'content-too-large',
  }),
  telemetry('another type', report([]), {
    headers: { 'content-type': 'text/plain' },
    status: 415,
    problem: 'unsupported-media-type',
    expect: { 'accept-post': 'application/json' },
  }),
  telemetry('without the scope', report([count()]), {
    token: GOOD,
    status: 403,
    problem: 'insufficient-scope',
    expect: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="telemetry:write"' },
  }),
  telemetry('without credentials', report([]), { token: null, status: 401, problem: 'unauthenticated' }),
  {
    name: 'telemetry: is not read',
    path: TELEMETRY,
    token: TOKENS.telemetry.token,
    status: 405,
    problem: 'method-not-allowed',
    expect: { allow: 'POST' },
  },
];
