import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takeConsole } from './next-errors';
import { withinRequest } from './request';
import { keepLog, loggedLines } from './testing/lines';

keepLog();
const written = globalThis.console;
const { log, info, warn, error } = written;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  Object.assign(written, { log, info, warn, error });
});

it('gives the error page the id of its request, and logs it once, whatever comes of it later', () => {
  takeConsole();
  const failed = Object.assign(new Error('deep'), { digest: '123456789' });
  const disguised = Object.assign(new Error('An error occurred in the Server Components render.'), {
    digest: 'request-a',
  });
  withinRequest({ requestId: 'request-a' }, () => {
    written.error(failed);
    written.error(' ⨯ ', disguised);
  });
  expect(failed.digest).toBe('request-a');
  vi.advanceTimersByTime(1_000);
  expect(loggedLines()).toMatchObject([
    { event: 'defect', requestId: 'request-a', err: { message: 'deep' } },
  ]);
});

it('leaves what libraries say as lines like all others', () => {
  takeConsole();
  written.warn('careful:', 'old');
  written.log('');
  expect(loggedLines()).toMatchObject([{ level: 'warn', name: 'next', msg: 'careful: old' }]);
});
