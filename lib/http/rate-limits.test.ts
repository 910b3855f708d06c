import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RATE_LIMITS } from './rate-limits';

it('operators are told each limit as it is', () => {
  const guide = readFileSync(
    fileURLToPath(new URL('../../docs/operations/hardening.md', import.meta.url)),
    'utf8',
  );
  const told = [...guide.matchAll(/^\| ([a-z-]+) \| (\d+) \| (\d+) \|/gm)].map(([, name, burst, seconds]) => [
    name,
    Number(burst),
    Number(seconds),
  ]);
  const limits = Object.values(RATE_LIMITS).map(({ name, burst, seconds }) => [name, burst, seconds]);
  expect(told.sort()).toEqual(limits.sort());
});
