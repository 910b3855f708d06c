import { expect, it } from 'vitest';
import { createTokenSchema, tokenStatus } from './token-schema';

const now = new Date('2026-11-20T12:00:00Z');
const good = { name: ' edge router ', environment: 'production', scopes: ['policy:read'], expiresInDays: 90 };

it('trims the name and keeps scopes once, in order', () => {
  expect(
    createTokenSchema.parse({ ...good, scopes: ['catalog:read', 'policy:read', 'catalog:read'] }),
  ).toEqual({
    name: 'edge router',
    environment: 'production',
    scopes: ['policy:read', 'catalog:read'],
    expiresInDays: 90,
  });
});

it.each([
  ['name', ''],
  ['name', '\u202erouter'],
  ['name', 'a\u0000b'],
  ['name', 'x'.repeat(101)],
  ['environment', "'; DROP TABLE environments"],
  ['environment', 'a\u0000'],
  ['scopes', []],
  ['scopes', ['policy:write']],
  ['expiresInDays', 0],
  ['expiresInDays', 1.5],
  ['expiresInDays', 4000],
  ['expiresInDays', Number.NaN],
  ['expiresInDays', undefined],
])('names %s when it is %j', (field, value) => {
  const result = createTokenSchema.safeParse({ ...good, [field]: value });
  expect(result.error?.issues.map(({ path }) => path[0])).toContain(field);
});

it.each([
  ['active', null, null],
  ['active', new Date(now.getTime() + 1), null],
  ['expired', now, null],
  ['revoked', null, now],
  ['revoked', new Date(0), now],
] as const)('is %s', (status, expiresAt, revokedAt) => {
  expect(tokenStatus({ expiresAt, revokedAt }, now)).toBe(status);
});
