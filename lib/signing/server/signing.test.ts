import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '@/lib/routing/finding';
import { publishPolicy } from '@/lib/routing/server/publish-commands';
import { draftState } from '@/lib/routing/server/queries';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import { keySetDocument } from '../document';
import { verifyKeySet, verifyRelease } from '../verify';
import {
  createSigningKeys,
  exportRootKey,
  raiseEpoch,
  renewKeySet,
  rotateRootKey,
  rotateSigningKey,
} from './commands';
import { keepKeys } from './keep-keys';
import { signingKey } from './key-records';
import { sealingKey } from './sealing';

const { database } = withRoutingDatabase();
const admin = callerWith('admin');
let pinned = '';

const currentKid = async (role: 'root' | 'release' | 'freshness') =>
  (await signingKey(db(), role))?.kid ?? 'none';

/** The key set as a router that has pinned the first root sees it. */
async function keySet() {
  const rows = await db().keySet.findMany({ orderBy: { keysVersion: 'asc' } });
  return verifyKeySet(keySetDocument(rows.map(({ jws }) => jws)), { roots: [pinned], now: Date.now() });
}

async function publish(environment = 'development') {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = {
    environment,
    draftRevision,
    baseVersion: activeVersion,
    reason: 'a test',
    acceptedWarnings,
  };
  const { version } = await publishPolicy(SYSTEM_CALLER, input);
  const row = await db().policyVersion.findFirstOrThrow({
    where: { version, environment: { key: environment } },
  });
  return row;
}

let classes = 0;
/** Something new to publish. */
async function edit(environment = 'development') {
  const key = `class-${classes++}`;
  await createTaskClass(SYSTEM_CALLER, taskClassInput(key));
  await createRule(SYSTEM_CALLER, ruleInput(key, [OFFERINGS[0]], environment));
}

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
    pinned = (await signingKey(db(), 'root'))?.x ?? '';
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

describe('an epoch', () => {
  it('is raised in the key set, and the same rules are then a new version above all before', async () => {
    const input = { environment: 'development', epoch: 1, reason: 'a backup was restored' };
    const before = await keySet();
    await raiseEpoch(admin, input);
    expect((await refusalOf(raiseEpoch(admin, input))).kind).toBe('conflict');
    const { releaseJws, epoch } = await publish();
    expect(epoch).toBe(2);
    const trust = { env: 'development', now: Date.now() };
    await verifyRelease(releaseJws ?? '', { ...trust, keySet: await keySet() });
    await expect(verifyRelease(releaseJws ?? '', { ...trust, keySet: before })).rejects.toMatchObject({
      code: 'unauthorised-epoch',
    });
  });
});

describe('the root key', () => {
  it('hands over to the next, which routers that pinned the first one follow', async () => {
    const { kid } = await rotateRootKey(admin, { kid: await currentKid('root') });
    expect((await keySet()).keys.filter(({ role }) => role === 'root').map((key) => key.kid)).toEqual([kid]);
  });

  it('can be kept offline: from then on every change of keys asks for it', async () => {
    const exported = await exportRootKey(callerWith('security'), { offline: true });
    const release = { role: 'release', kid: await currentKid('release') };
    const refusal = await refusalOf(rotateSigningKey(admin, release));
    expect(refusal.message).toContain('kept offline');
    const other = JSON.stringify({ ...exported, x: 'A'.repeat(43) });
    expect((await refusalOf(rotateSigningKey(admin, { ...release, rootKey: other }))).kind).toBe('refused');
    const damaged = JSON.stringify({ ...exported, d: Buffer.alloc(32).toString('base64url') });
    expect((await refusalOf(rotateSigningKey(admin, { ...release, rootKey: damaged }))).kind).toBe('refused');
    expect((await refusalOf(rotateSigningKey(admin, { ...release, rootKey: '{' }))).kind).toBe('invalid');
    await rotateSigningKey(admin, { ...release, rootKey: JSON.stringify(exported) });
    await keySet();
    const { d } = exported;
    const entries = await db().auditEntry.findMany();
    expect(entries.map(({ bytes }) => Buffer.from(bytes).toString()).join()).not.toContain(d);
  });

  it('is refused to who is not of security or an administrator', async () => {
    expect((await refusalOf(exportRootKey(callerWith('publisher'), { offline: false }))).kind).toBe(
      'forbidden',
    );
  });
});
