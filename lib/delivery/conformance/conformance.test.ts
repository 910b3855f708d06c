import { afterEach, describe, expect, it } from 'vitest';
import { PROBLEMS } from '@/lib/http/problem';
import { memoryLog, memorySource, secretOf } from '../testing/memory-source';
import { type Adapter, nodeAdapter, routeHandlerAdapter } from './adapters';
import { type Answer, type ConformanceCase, GOOD } from './case';
import { CASES } from './cases';

const HOSTS = { 'node:http': nodeAdapter, 'route handlers': routeHandlerAdapter };

it('has names that tell the cases apart', () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

describe.each(Object.entries(HOSTS))('%s', (_, adapter) => {
  let host: Adapter | undefined;
  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  it.each(CASES)('$name', async (everywhere) => {
    const source = await memorySource();
    const log = memoryLog();
    host = await adapter(source, log);
    const testCase = { ...everywhere, ...(host.identityOnly && everywhere.identityOnly) };
    testCase.given?.(source);
    const { path, headers = {}, token = GOOD } = testCase;
    const sent = {
      method: testCase.method ?? 'GET',
      path: typeof path === 'string' ? path : path(source),
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(typeof headers === 'function' ? headers(source) : headers),
      },
      body: testCase.body,
    };
    const answer = await host.send(sent);
    expect(answer.status, String(answer.body)).toBe(testCase.status);
    for (const [name, expected] of Object.entries(testCase.expect ?? {})) {
      if (expected === null) expect(answer.headers, name).not.toHaveProperty(name);
      else if (typeof expected === 'string')
        expect(answer.headers[name], name).toBe(atHost(name, expected, host));
      else expect(answer.headers[name], name).toMatch(expected);
    }
    if (testCase.problem) expectProblem(answer, testCase.problem);
    testCase.check?.(answer, source);
    expect(answer.headers['x-request-id'], 'every answer has an id').toBeTruthy();
    const logged = JSON.stringify(log.lines);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(logged).not.toContain(secretOf(GOOD));
  });
});

/** A host that sends bundles as they are asks everything behind it to leave them so. */
function atHost(name: string, expected: string, { identityOnly }: Adapter): string {
  const ofBundle = name === 'cache-control' && expected.startsWith('private');
  return identityOnly && ofBundle ? `${expected}, no-transform` : expected;
}

function expectProblem(answer: Answer, key: NonNullable<ConformanceCase['problem']>): void {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem = JSON.parse(String(answer.body));
  expect(problem).toMatchObject({ type: `/problems/${key}`, ...PROBLEMS[key] });
  expect(problem.status).toBe(answer.status);
  expect(problem.detail).toMatch(/^[A-Z].*\.$/);
  expect(problem.request_id).toBe(answer.headers['x-request-id']);
  expect(String(answer.body)).not.toMatch(/\bat .+:\d+|node_modules|\.ts\b/);
}
