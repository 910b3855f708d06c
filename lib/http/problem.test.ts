import { describe, expect, it } from 'vitest';
import { AppError, conflict, type ErrorKind, invalid, refused } from '@/lib/core/errors';
import { keepLog, loggedLines } from '@/lib/observe/testing/lines';
import { internalProblem, PROBLEMS, problemOfError, STATUS } from './problem';
import { errorResponse } from './problem-response';

describe('problemOfError', () => {
  it.each(Object.entries(STATUS) as [ErrorKind, number][])('answers %s with %i', (kind, status) => {
    const problem = problemOfError(new AppError(kind, 'Why.'), 'r1');
    expect(problem).toMatchObject({
      status,
      detail: 'Why.',
      request_id: 'r1',
    });
    expect(problem.type).toMatch(/^\/problems\/[a-z-]+$/);
    expect(PROBLEMS).toHaveProperty(problem.type.slice('/problems/'.length));
  });

  it('names each field, the current record and the findings', () => {
    expect(problemOfError(invalid([{ path: '/name', message: 'is empty' }]), 'r').errors).toEqual([
      { pointer: '/name', detail: 'is empty' },
    ]);
    expect(problemOfError(conflict('rule', { revision: 2 }), 'r').current).toEqual({ revision: 2 });
    expect(problemOfError(refused('No.', [{ code: 'x' }]), 'r').findings).toEqual([{ code: 'x' }]);
  });

  it('leaves out what does not apply', () => {
    expect(Object.keys(internalProblem('r'))).toEqual(['type', 'title', 'status', 'detail', 'request_id']);
  });
});

describe('errorResponse', () => {
  keepLog();

  it('tells nothing of a defect but the id, and reports it', async () => {
    const error = new Error('password=hunter2');
    const response = errorResponse(error, 'r9');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('.ts');
    expect(JSON.parse(text).request_id).toBe('r9');
    expect(loggedLines()).toMatchObject([
      { event: 'defect', requestId: 'r9', err: { message: error.message } },
    ]);
  });

  it('asks for a token', () => {
    const response = errorResponse(new AppError('unauthenticated', 'Who?'), 'r');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('says when to come back', () => {
    const response = errorResponse(new AppError('unavailable', 'Later.', { retryAfter: 0.2 }), 'r');
    expect(response.headers.get('retry-after')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('x-request-id')).toBe('r');
  });
});
