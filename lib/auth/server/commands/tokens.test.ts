import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { authenticateToken } from '../router-token';
import { listTokens } from '../token-queries';
import { createToken, revokeToken } from './tokens';

withAccessDatabase();
const admin = callerWith('admin');
const good = { name: 'edge', environment: 'production', scopes: ['policy:read'], expiresInDays: null };
const rev = async () => (await db().deliveryState.findUniqueOrThrow({ where: { id: 1 } })).tokensRev;
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });

describe('a router token', () => {
  it('opens what its scopes say until it is revoked, and hosts are told of both', async () => {
    const before = await rev();
    const { token, id } = await createToken(admin, good);
    expect(token).toMatch(new RegExp(`^flr_${id}_[0-9A-Za-z]{49}$`));
    expect(await rev()).toBe(before + 1n);
    const used = new Date('2027-01-01T00:00:00Z');
    expect(await authenticateToken(bearer(token), 'policy:read', used)).toMatchObject({
      tokenId: id,
      environment: 'production',
    });
    await authenticateToken(bearer(token), 'policy:read', new Date(used.getTime() + 59_000));
    const [listed] = await listTokens(callerWith('viewer'));
    expect(listed).toMatchObject({ id, name: 'edge', status: 'active', lastUsedAt: used.toISOString() });
    await expect(authenticateToken(bearer(token), 'catalog:read')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await revokeToken(callerWith('security'), { tokenId: id });
    expect(await rev()).toBe(before + 2n);
    await expect(authenticateToken(bearer(token), 'policy:read')).rejects.toMatchObject({
      kind: 'unauthenticated',
      message: expect.stringMatching(/revoked/),
    });
    await expect(revokeToken(admin, { tokenId: id })).rejects.toMatchObject({ kind: 'refused' });
  });

  it('is stored nowhere', async () => {
    const { token, id } = await createToken(admin, good);
    const row = await db().routerToken.findUniqueOrThrow({ where: { id } });
    const entries = await db().auditEntry.findMany();
    const secret = token.split('_')[2]?.slice(0, 43) ?? '';
    expect(JSON.stringify(row)).not.toContain(secret);
    for (const { bytes } of entries) expect(Buffer.from(bytes).toString()).not.toContain(secret);
    expect(Buffer.from(entries.at(-1)?.bytes ?? []).toString()).not.toContain('edge');
  });

  it('ends on time', async () => {
    const now = new Date('2027-03-01T00:00:00Z');
    const { token, expiresAt } = await createToken(admin, { ...good, expiresInDays: 90 }, now);
    expect(expiresAt).toBe('2027-05-30T00:00:00.000Z');
    const last = new Date('2027-05-29T23:59:59.999Z');
    await expect(authenticateToken(bearer(token), 'policy:read', last)).resolves.toBeDefined();
    await expect(
      authenticateToken(bearer(token), 'policy:read', new Date('2027-05-30T00:00:00Z')),
    ).rejects.toMatchObject({ kind: 'unauthenticated', message: expect.stringMatching(/expired/) });
  });

  it('is not known by another one’s secret, a changed character or anything else', async () => {
    const a = await createToken(admin, good);
    const b = await createToken(admin, good);
    const mixed = a.token.replace(a.id, b.id);
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Basic ${a.token}`,
      `Bearer ${mixed}`,
      `Bearer ${a.token.slice(0, -1)}`,
      `Bearer ${a.token}x`,
      `Bearer ${'x'.repeat(100_000)}`,
      `Bearer flr_' OR 1=1 --`,
    ]) {
      const headers = new Headers(header === undefined ? {} : { authorization: header });
      await expect(authenticateToken(headers, 'policy:read')).rejects.toMatchObject({
        kind: 'unauthenticated',
      });
    }
  });

  it('can be issued for the environments where one may', async () => {
    const development = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const local = callerWith({ role: 'admin', environmentId: development.id });
    await expect(createToken(local, good)).rejects.toMatchObject({ kind: 'forbidden' });
    const { id } = await createToken(local, { ...good, environment: 'development' });
    const inProduction = await createToken(admin, good);
    await expect(revokeToken(local, { tokenId: inProduction.id })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await revokeToken(local, { tokenId: id });
    await expect(createToken(admin, { ...good, environment: 'nowhere' })).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path: '/environment' }] },
    });
  });

  it.each(["x'; DROP TABLE router_tokens; --", '', 'a\u0000b', 7, null])(
    'is not found by %j',
    async (tokenId) => {
      await expect(revokeToken(admin, { tokenId })).rejects.toMatchObject({ kind: 'invalid' });
    },
  );

  it('leaves no gap when many are made at once', async () => {
    const before = await rev();
    await Promise.all(Array.from({ length: 12 }, () => createToken(admin, good)));
    expect(await rev()).toBe(before + 12n);
    const seqs = (await db().auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ seq }) => Number(seq));
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});
