import { expect } from 'vitest';
import { PROBLEMS } from '@/lib/http/problem';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import type { MemorySource } from '../testing/memory-source';
import { type Answer, type ConformanceCase, GOOD } from './case';
import type { Sent } from './wire';

/** The request of a case. */
export function sentBy(testCase: ConformanceCase, source: MemorySource): Sent {
  const { path, headers = {}, token = GOOD } = testCase;
  return {
    method: testCase.method ?? 'GET',
    path: typeof path === 'string' ? path : path(source),
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(typeof headers === 'function' ? headers(source) : headers),
    },
    body: testCase.body,
  };
}

/** Throws unless an answer is what its case says. */
export function expectAnswer(answer: Answer, testCase: ConformanceCase, source: MemorySource): void {
  expect(answer.status, String(answer.body)).toBe(testCase.status);
  for (const [name, expected] of Object.entries(testCase.expect ?? {})) {
    if (expected === null) expect(answer.headers, name).not.toHaveProperty(name);
    else if (typeof expected === 'string') expect(answer.headers[name], name).toBe(expected);
    else expect(answer.headers[name], name).toMatch(expected);
  }
  if (testCase.problem) expectProblem(answer, testCase.problem);
  testCase.check?.(answer, source);
  expectDescribed(answer, sentBy(testCase, source));
  expect(answer.headers['x-request-id'], 'every answer has an id').toBeTruthy();
}

/** OpenAPI has what every case shows, and every field of it. */
function expectDescribed({ status, headers, body }: Answer, { method, path }: Sent): void {
  const operation = operationFor(method, path);
  const coded = headers['content-encoding'] !== undefined;
  const type = headers['content-type'] ?? null;
  if (operation) requireDescribed(operation, { status, type, body: coded ? '' : String(body) });
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
