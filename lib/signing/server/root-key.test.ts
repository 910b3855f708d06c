import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { signJws } from '../jws';
import { exampleKey } from '../testing/example-keys';
import { verifyRelease } from '../verify';
import { rotateRootKey, rotateSigningKey } from './commands';
import { keepKeys } from './keep-keys';
import { preparedSentences, readPrepared, readSigned, type SignedChange, signPrepared } from './key-change';
import { makeChange } from './make-change';
import { prepareChange } from './prepare';
import { exportRootKey, importRootKey } from './root-commands';
import { readRoot } from './root-key';

import { admin, currentKid, edit, keySet, pinRoot, publish } from './testing/signed-versions';

withRoutingDatabase();

beforeAll(async () => {
  await keepKeys(new Date());
  await pinRoot();
});

describe('the root key', () => {
  let kept = '';
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
    kept = JSON.stringify(exported);
    const { d } = exported;
    const entries = await db().auditEntry.findMany();
    expect(entries.map(({ bytes }) => Buffer.from(bytes).toString()).join()).not.toContain(d);
  });

  it('is taken back, and no other in its place', async () => {
    const release = { role: 'release', kid: await currentKid('release') };
    expect((await refusalOf(rotateSigningKey(admin, release))).message).toContain('kept offline');
    const another = JSON.stringify(await exampleKey('another'));
    expect((await refusalOf(importRootKey(admin, { rootKey: another }))).message).toBe(
      'This is not the root key that is in force.',
    );
    await importRootKey(admin, { rootKey: kept });
    await importRootKey(admin, { rootKey: kept });
    await rotateSigningKey(admin, release);
    await keySet();
  });

  it('signs elsewhere what was prepared here, once, and nothing else', async () => {
    const change = { kind: 'rotate', role: 'release', kid: await currentKid('release') } as const;
    const prepared = readPrepared(JSON.stringify(await prepareChange(change, new Date())));
    expect(await currentKid('release')).toBe(change.kid);
    expect(preparedSentences(prepared)).toContain(`A new release key takes the place of ${change.kid}.`);
    const root = await readRoot(JSON.stringify(await exportRootKey(admin, { offline: true })));
    await expect(signPrepared(prepared, await exampleKey('another'))).rejects.toThrow(/another root key/);
    const signed = readSigned(JSON.stringify(await signPrepared(prepared, root)));
    const forged = { ...signed, keySets: [await signJws('fairlead-keys+jwt', {}, await exampleKey('x'))] };
    expect((await refusalOf(makeChange(change, { signed: parts(forged) }))).message).toBe(
      'This was not signed by the root key that is in force.',
    );
    const renamed = { ...signed, change: { kind: 'renew' } } as const;
    expect((await refusalOf(makeChange(renamed.change, { signed: parts(renamed) }))).message).toContain(
      'Prepare it again',
    );
    expect(await makeChange(change, { signed: parts(signed) })).toContain(signed.made?.kid);
    expect(await currentKid('release')).toBe(signed.made?.kid);
    expect((await refusalOf(makeChange(change, { signed: parts(signed) }))).kind).toBe('conflict');
    await edit();
    const { releaseJws } = await publish();
    await verifyRelease(releaseJws ?? '', {
      keySet: await keySet(),
      env: 'development',
      now: Date.now(),
    });
    await importRootKey(admin, { rootKey: JSON.stringify(root) });
    const parsed = () => readPrepared('{}');
    expect(parsed).toThrow('This is not what "npm run keys -- prepare" printed.');
  });

  const parts = ({ at, keySets, made }: SignedChange) => ({ at, keySets, made });

  it('is refused to who is not of security or an administrator', async () => {
    expect((await refusalOf(exportRootKey(callerWith('publisher'), { offline: false }))).kind).toBe(
      'forbidden',
    );
  });
});
