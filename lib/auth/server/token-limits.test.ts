import { beforeAll, expect, it } from 'vitest';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { adminRoute } from './admin-api';
import { createOwnToken } from './commands/own-tokens';

withAccessDatabase();

const route = adminRoute('catalog:read', async () => new Response('let in'), {
  name: 'few',
  burst: 2,
  seconds: 3600,
  refusal: 'Too often.',
});
const tokens: string[] = [];
beforeAll(async () => {
  const ada = await addPerson('ada@example.com', ['viewer']);
  const fields = { environment: 'development', scopes: ['catalog:read'], expiresInDays: null };
  for (const name of ['one', 'other'])
    tokens.push((await createOwnToken(ada, { ...fields, name, serviceAccountId: null })).token);
});

const ask = async (token = '', address = '192.0.2.1') => {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': `203.0.113.9, ${address}` };
  const request = new Request('http://host/api/v1/x', { headers });
  const response = await route(request, { params: Promise.resolve(undefined) });
  return {
    status: response.status,
    wait: Number(response.headers.get('retry-after')),
    body: await response.text(),
  };
};

it('tokens that do not hold are counted by address, and what holds goes on from there', async () => {
  const wrong = tokens[0]?.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const statuses = await Promise.all(
    Array.from({ length: RATE_LIMITS.failedTokens.burst }, async () => (await ask(wrong)).status),
  );
  expect(new Set(statuses)).toEqual(new Set([401]));
  const refused = await ask(wrong);
  expect([refused.status, refused.wait > 0]).toEqual([429, true]);
  expect(JSON.parse(refused.body).detail).toMatch(/^Too many tokens from here did not hold\. Wait /);
  expect((await ask(wrong, '192.0.2.2')).status).toBe(401);
  expect((await ask(tokens[0])).status).toBe(200);
});

it('a token has its own limit, whoever else asks much', async () => {
  expect((await ask(tokens[1])).status).toBe(200);
  expect((await ask(tokens[1])).status).toBe(200);
  const refused = await ask(tokens[1]);
  expect([refused.status, refused.wait > 1000]).toEqual([429, true]);
  expect((await ask(tokens[0])).status).toBe(200);
});
