import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { refusalOf } from '@/lib/db/testing/refusal';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { peekJws, signJws } from '../jws';
import type { Release } from '../release';
import { exampleKey } from '../testing/example-keys';
import { verifyRelease } from '../verify';
import { createSigningKeys, raiseEpoch, renewKeySet, rotateSigningKey } from './commands';
import { endEnvironmentKey, makeEnvironmentKey } from './environment-key-commands';
import { keepKeys } from './keep-keys';
import { signingKey } from './key-records';
import { findRegressions } from './regressions';
import { openKey, sealingKey } from './sealing';

import { admin, currentKid, edit, keySet, pinRoot, publish } from './testing/signed-versions';

const { database } = withRoutingDatabase();

beforeAll(async () => {
  await edit();
});

describe('the first keys', () => {
  it('are made once, however many begin at once; a version from before stays unsigned', async () => {
    const unsigned = await publish();
    expect(unsigned.releaseJws).toBeNull();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => keepKeys(new Date())));
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(1);
    expect((await db().signingKey.findMany()).map(({ role }) => role).sort()).toEqual([
      'freshness',
      'release',
      'root',
    ]);
    expect(await db().keySet.count()).toBe(1);
    expect((await db().deliveryState.findFirstOrThrow()).keysRev).toBe(1n);
    await pinRoot();
    expect(await keySet()).toMatchObject({
      keysVersion: 1,
      epochs: { development: 1, staging: 1, production: 1 },
    });
    expect((await refusalOf(createSigningKeys(admin, {}))).kind).toBe('refused');
    expect(await keepKeys(new Date())).toBe('kept');
  });

  it('are sealed, and a sealing key that is missing is named', async () => {
    for (const { sealed, x } of await db().signingKey.findMany()) {
      expect(sealed?.length).toBeGreaterThan(60);
      expect(Buffer.from(sealed ?? []).toString('latin1')).not.toContain(x);
    }
    expect(() => sealingKey('release', {})).toThrow(/^FAIRLEAD_KEY is not set, so nothing can be signed/);
    expect(() => sealingKey('freshness', {})).toThrow(/^FAIRLEAD_DELIVERY_KEY is not set/);
  });

  it('show a delivery host the freshness key and no other', async () => {
    const client = new pg.Client({ connectionString: database().deliveryUrl });
    await client.connect();
    try {
      const { rows } = await client.query('SELECT role, sealed FROM signing_keys');
      expect(rows).toMatchObject([{ role: 'freshness', sealed: expect.any(Buffer) }]);
      await expect(client.query("UPDATE signing_keys SET role = 'release'")).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.query("INSERT INTO key_sets VALUES (2, 'x')")).rejects.toThrow(/permission denied/);
      await client.query('SELECT release_jws FROM policy_versions');
    } finally {
      await client.end();
    }
  });
});

describe('a publish', () => {
  it('signs its release, which routers then believe', async () => {
    await edit();
    const { releaseJws, release } = await publish();
    const trust = { keySet: await keySet(), env: 'development', now: Date.now() };
    expect(await verifyRelease(releaseJws ?? '', trust)).toEqual(release);
  });
});

describe('a rotation', () => {
  it('signs with the new key, and lists the old one while a version that is active was signed by it', async () => {
    const before = await currentKid('release');
    const old = (await publishSigned()) ?? '';
    const { kid } = await rotateSigningKey(admin, { role: 'release', kid: before });
    expect(kid).not.toBe(before);
    const trust = async () => ({ keySet: await keySet(), env: 'development', now: Date.now() });
    await verifyRelease(old, await trust());
    const later = new Date(Date.now() + 30 * 86_400_000);
    await renewKeySet(admin, {}, later);
    await verifyRelease(old, await trust());
    await verifyRelease((await publishSigned()) ?? '', await trust());
    await renewKeySet(admin, {}, later);
    await expect(verifyRelease(old, await trust())).rejects.toMatchObject({ code: 'untrusted-key' });
  });

  it('of the freshness key leaves the old one for an hour', async () => {
    const before = await currentKid('freshness');
    await rotateSigningKey(admin, { role: 'freshness', kid: before });
    const { keys } = await keySet();
    const old = keys.find(({ kid }) => kid === before);
    expect((old?.exp ?? 0) * 1_000).toBeGreaterThan(Date.now() + 3_500_000);
    expect((old?.exp ?? 0) * 1_000).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });

  it('that two ask for at once is done once', async () => {
    const kid = await currentKid('release');
    const both = await Promise.allSettled(
      [1, 2].map(() => rotateSigningKey(admin, { role: 'release', kid })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict' } });
  });

  async function publishSigned() {
    await edit();
    return (await publish()).releaseJws;
  }
});

describe('a release key of one environment', () => {
  it('signs there alone, is believed there alone, is rotated, and can end', async () => {
    const { kid } = await makeEnvironmentKey(admin, { environment: 'development' });
    const again = makeEnvironmentKey(admin, { environment: 'development' });
    expect((await refusalOf(again)).message).toContain('has a release key of its own');
    const { kid: next } = await rotateSigningKey(admin, { role: 'release', kid });
    await edit();
    const { releaseJws } = await publish();
    expect(peekJws(releaseJws ?? '', 'fairlead-release+jwt').kid).toBe(next);
    const trust = { keySet: await keySet(), now: Date.now() };
    await verifyRelease(releaseJws ?? '', { ...trust, env: 'development' });
    await expect(verifyRelease(releaseJws ?? '', { ...trust, env: 'staging' })).rejects.toMatchObject({
      code: 'untrusted-key',
    });
    expect(trust.keySet.keys.find((key) => key.kid === next)?.env).toBe('development');
    await endEnvironmentKey(admin, { environment: 'development' });
    expect((await refusalOf(endEnvironmentKey(admin, { environment: 'development' }))).kind).toBe('refused');
    await edit();
    const after = await publish();
    expect(peekJws(after.releaseJws ?? '', 'fairlead-release+jwt').kid).toBe(await currentKid('release'));
    expect(after.release).toMatchObject({ iss: expect.stringMatching(/^fairlead:[\w-]{43}$/) });
  });
});

describe('after an older backup was restored', () => {
  it('nothing is published below what hosts hold, until the epoch is above it; a claim alone stops nothing', async () => {
    const environment = await db().environment.findFirstOrThrow({ where: { key: 'development' } });
    const { release } = await db().policyVersion.findFirstOrThrow({
      where: { environmentId: environment.id },
      orderBy: { version: 'desc' },
    });
    const above = { ...(release as unknown as Release), epoch: 3, version: 900 };
    const lost = await laterKeySet({ ...(await keySet()), keysVersion: 99, epochs: { development: 3 } });
    const witness = async (releaseJws: string, keys: string) =>
      db().releaseWitness.upsert({
        where: {
          environmentId_epoch_version: { environmentId: environment.id, epoch: 3, version: 900 },
        },
        create: {
          ...{ environmentId: environment.id, epoch: 3, version: 900, releaseJws, keys },
          seenAt: new Date(),
        },
        update: { releaseJws, keys },
      });
    await witness(await signJws('fairlead-release+jwt', above, await exampleKey('a host')), lost);
    expect(await findRegressions(db(), new Date())).toEqual([]);
    const key = await openKey((await signingKey(db(), 'release')) as never);
    await witness(await signJws('fairlead-release+jwt', above, key), lost);
    expect(await findRegressions(db(), new Date())).toMatchObject([{ held: '3.900', keysVersion: 99 }]);
    await edit();
    const refusal = await refusalOf(publish());
    expect([refusal.kind, refusal.message]).toEqual([
      'refused',
      expect.stringMatching(/backup was restored/),
    ]);
    const { epoch } = environment;
    const raised = await raiseEpoch(admin, {
      environment: 'development',
      epoch,
      reason: 'a restored backup',
    });
    expect(raised.epoch).toBe(4);
    expect((await keySet()).keysVersion).toBe(100);
    expect(await publish()).toMatchObject({ epoch: 4 });
  });

  /** A key set from after the backup, as hosts still serve it. */
  async function laterKeySet(claims: object) {
    const root = await openKey((await signingKey(db(), 'root')) as never);
    const keySet = await signJws('fairlead-keys+jwt', claims, root);
    return JSON.stringify({ format: 'fairlead.keys/1', keySet, handovers: [] });
  }
});

describe('an epoch', () => {
  it('is raised in the key set, and the same rules are then a new version above all before', async () => {
    const input = { environment: 'development', epoch: 4, reason: 'a backup was restored' };
    const before = await keySet();
    await raiseEpoch(admin, input);
    expect((await refusalOf(raiseEpoch(admin, input))).kind).toBe('conflict');
    const { releaseJws, epoch } = await publish();
    expect(epoch).toBe(5);
    const trust = { env: 'development', now: Date.now() };
    await verifyRelease(releaseJws ?? '', { ...trust, keySet: await keySet() });
    await expect(verifyRelease(releaseJws ?? '', { ...trust, keySet: before })).rejects.toMatchObject({
      code: 'unauthorised-epoch',
    });
  });
});
