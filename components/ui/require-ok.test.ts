import { expect, it } from 'vitest';
import { requireOk, troubleOf } from './require-ok';

const troubleWith = (status: number, body = '{"detail":"Said by the server."}') =>
  requireOk(new Response(body, { status })).catch(troubleOf);

it.each([
  [401, /session has ended/],
  [403, /Said by the server/],
  [429, /Said by the server/],
  [500, /did not answer as it should/],
  [503, /Said by the server/],
])('tells what %d is', async (status, words) => {
  expect(await troubleWith(status)).toMatch(words);
});

it('tells no answer from one that says nothing', async () => {
  expect(troubleOf(new TypeError('fetch failed'))).toMatch(/could not be reached/);
  expect(await troubleWith(503, '<html>')).toMatch(/did not answer as it should/);
  expect(troubleOf(new Error(''))).toBeNull();
});
