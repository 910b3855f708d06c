import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildManifest } from '../../lib/delivery/manifest';
import { until } from '../../lib/delivery/testing/until';
import { createSignedWorld, KEYS, listed, proof, type SignedWorld, seconds } from './testing/signed-world';
import { bundleFor } from './testing/world';

let world: SignedWorld;
let folder: string;
beforeEach(async () => {
  world = await createSignedWorld();
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-router-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const cachePath = () => path.join(folder, 'policy.json');
const read = (file = cachePath()) => JSON.parse(readFileSync(file, 'utf8'));
const write = (value: unknown, file = cachePath()) => writeFileSync(file, JSON.stringify(value));
const publish = (version: number, model: string, forged: object = {}) =>
  world.publish(version, bundleFor(model), { forged: { iat: seconds() - 300, ...forged } });
/** Keeps what is active on disk and ends the host. */
const keep = async () => {
  await (await world.signedRouter({ cachePath: cachePath() })).close();
};
const restart = async () => {
  await world.stopHost();
  return world.signedRouter({ cachePath: cachePath(), startTimeoutMs: 100 });
};
const rejections = (router: Awaited<ReturnType<typeof restart>>) =>
  router.told
    .filter(({ name }) => name === 'rejected')
    .map(({ event }) => (event as { reason: string }).reason);

describe('what is kept on disk', () => {
  it('is believed again, as old as its proof was', async () => {
    world.prove = (jws) => proof(jws, { iat: seconds() - 60 });
    await publish(4, 'kept');
    await keep();
    const router = await restart();
    expect(router.answer()).toBe('kept');
    expect(router.status()).toMatchObject({
      source: 'cache',
      trust: 'signed',
      keysVersion: 1,
      version: '1.4',
    });
    expect(router.status().ageSeconds).toBeGreaterThanOrEqual(60);
  });

  it('is believed although its proof has ended since, and is as stale as it is', async () => {
    await publish(4, 'kept');
    await keep();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const router = await restart();
    expect(router.answer()).toBe('kept');
    expect(router.status()).toMatchObject({ stale: true });
    expect(router.status().ageSeconds).toBeGreaterThanOrEqual(3_600);
  });

  it('counts as proved no later than was signed, whatever the file says', async () => {
    await publish(4, 'kept', { denyAfter: 30 });
    world.prove = async () => null;
    await world.reprove();
    await keep();
    write({ ...read(), provenAt: Date.now() });
    const router = await restart();
    expect(router.answer()).toBe('no_policy');
    expect(router.status()).toMatchObject({ version: '1.4', denying: true });
  });

  type Kept = ReturnType<typeof read>;
  it.each<[string, string, (kept: Kept) => unknown]>([
    ['another release', 'signature', (kept) => withRelease(kept, forgedJws(kept.signatures.release))],
    ['no signature', 'unsigned', (kept) => withRelease(kept, null)],
    ['another bundle', 'digest', (kept) => ({ ...kept, bundle: kept.bundle.replaceAll('kept', 'evil') })],
    ['no keys', 'keys', (kept) => ({ ...kept, keys: null })],
    ['changed keys', 'keys', (kept) => ({ ...kept, keys: changedKeys(kept.keys) })],
  ])('is refused and told with %s, and set aside', async (_, reason, tamper) => {
    await publish(4, 'kept');
    await keep();
    rmSync(`${cachePath()}.ratchet`);
    write(tamper(read()));
    const router = await restart();
    expect(router.answer()).toBe('no_policy');
    await until(() => rejections(router).length > 0);
    expect(rejections(router)).toEqual([reason]);
    expect(readdirSync(folder)).toContain('policy.json.damaged');
    await world.startHost();
    await until(() => router.answer() === 'kept');
  });

  it.each<[string, (kept: Kept) => unknown]>([
    [
      'that nobody has signed',
      (kept) => ({
        ...kept,
        signatures: { ...kept.signatures, freshness: forgedJws(kept.signatures.freshness) },
      }),
    ],
    ['of a key that has been withdrawn', (kept) => ({ ...kept, keys: JSON.stringify(world.served()) })],
  ])('with a proof %s is as old as its release', async (_, change) => {
    await publish(4, 'kept');
    await keep();
    const keys = [
      listed(KEYS.root, 'root'),
      listed(KEYS.release, 'release'),
      listed(KEYS.nextRelease, 'freshness'),
    ];
    await world.serveKeys({ keysVersion: 2, keys });
    write(change(read()));
    const router = await restart();
    expect(router.answer()).toBe('kept');
    expect(router.status()).toMatchObject({ version: '1.4', rejected: null });
    expect(router.status().ageSeconds).toBeGreaterThanOrEqual(300);
  });

  it('in the clear is passed over: what the signature says counts', async () => {
    await publish(4, 'kept');
    await keep();
    const kept = read();
    write({ ...kept, release: { ...kept.release, version: 99, denyAfter: 1 } });
    const router = await restart();
    expect(router.status()).toMatchObject({ version: '1.4', denying: false });
  });

  it('without signatures, by a router that trusted the connection, is not believed by one that does not', async () => {
    await publish(4, 'kept');
    await (await world.router({ cachePath: cachePath() })).close();
    const router = await restart();
    expect(router.answer()).toBe('no_policy');
    await until(() => rejections(router).length > 0);
    expect(rejections(router)).toEqual(['unsigned']);
  });

  it('when its keys have ended is left where it is, and not used', async () => {
    await world.serveKeys({ exp: seconds() + 60 });
    await publish(4, 'kept');
    await keep();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    const router = await restart();
    expect(router.answer()).toBe('no_policy');
    await until(() => rejections(router).includes('expired_keys'));
    expect(readdirSync(folder)).toContain('policy.json');
  });
});

describe('the ratchet on disk', () => {
  const ratchet = () => `${cachePath()}.ratchet`;

  it('holds a router that lost its policy above what was replayed, keys included', async () => {
    await world.serveKeys({ keysVersion: 3 });
    await publish(9, 'new');
    await keep();
    rmSync(cachePath());
    await publish(8, 'old');
    const router = await world.signedRouter({ cachePath: cachePath(), startTimeoutMs: 300 });
    await until(() => router.names().includes('behind'));
    expect(router.answer()).toBe('no_policy');
    await world.serveKeys({ keysVersion: 2, epochs: { production: 9 } });
    await world.publish(1, bundleFor('evil'), { epoch: 9, forged: { iat: seconds() - 300 } });
    await until(() => rejections(router).includes('rollback'));
    expect(router.answer()).toBe('no_policy');
  });

  it.each([
    [
      'that was raised to lock the router out',
      (kept: Record<string, string>) => ({ ...kept, release: forgedJws(kept.release) }),
    ],
    [
      'of keys that no root has signed',
      (kept: Record<string, string>) => ({ ...kept, keys: changedKeys(kept.keys ?? '') }),
    ],
    ['that is not signed', () => ({ env: 'production', epoch: 9, version: 9, digest: '0'.repeat(64) })],
    ['that is no ratchet', () => 'garbage'],
  ])('%s is refused, told and set aside, and the policy is used', async (_, tamper) => {
    await publish(4, 'kept');
    await keep();
    write(tamper(read(ratchet())), ratchet());
    const router = await restart();
    expect(router.answer()).toBe('kept');
    await until(() => router.names().includes('error'));
    expect(JSON.stringify(router.told)).toContain('.ratchet is not used');
    expect(readdirSync(folder)).toContain('policy.json.ratchet.damaged');
    await world.startHost();
    await publish(5, 'next');
    await until(() => router.answer() === 'next');
  });

  it('holds it above older keys although the ones that were kept have ended', async () => {
    await world.serveKeys({ keysVersion: 3, exp: seconds() + 60 });
    await publish(4, 'kept');
    await keep();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    await world.serveKeys({ keysVersion: 2 });
    const router = await world.signedRouter({ cachePath: cachePath(), startTimeoutMs: 300 });
    await until(() => rejections(router).includes('rollback'));
    expect(router.answer()).toBe('no_policy');
    await world.serveKeys({ keysVersion: 4 });
    await until(() => router.answer() === 'kept');
  });

  it('refuses a kept policy that is older: one of the two was put back', async () => {
    await publish(4, 'old');
    await keep();
    const old = read();
    await publish(5, 'new');
    await keep();
    write(old);
    const router = await restart();
    expect(router.answer()).toBe('no_policy');
  });
});

describe('a bootstrap', () => {
  const bootstrap = async () => {
    const policy = await publish(4, 'packed');
    const freshness = await proof(policy.releaseJws ?? '', { iat: seconds() - 60 });
    return {
      manifest: JSON.stringify(buildManifest(policy, 'live', freshness)),
      bundle: new TextDecoder().decode(policy.bundle.forms.identity.bytes),
      keys: world.served(),
    };
  };

  it('is believed by its signatures', async () => {
    const given = await bootstrap();
    await world.stopHost();
    const router = await world.signedRouter({ bootstrap: given, startTimeoutMs: 100 });
    expect(router.answer()).toBe('packed');
    expect(router.status()).toMatchObject({ source: 'bootstrap', keysVersion: 1 });
    expect(router.status().ageSeconds).toBeLessThan(120);
  });

  it.each<[string, string, (given: Awaited<ReturnType<typeof bootstrap>>) => object]>([
    ['without keys', 'keys', ({ manifest, bundle }) => ({ manifest, bundle })],
    [
      'with keys of a stranger',
      'keys',
      (given) => ({ ...given, keys: { ...given.keys, keySet: forgedJws(given.keys.keySet) } }),
    ],
    [
      'with another bundle',
      'digest',
      (given) => ({ ...given, bundle: given.bundle.replace('packed', 'evilll') }),
    ],
    [
      'without signatures',
      'unsigned',
      (given) => ({ ...given, manifest: { ...JSON.parse(given.manifest), signatures: {} } }),
    ],
  ])('%s is refused and told', async (_, reason, tamper) => {
    const given = tamper(await bootstrap());
    await world.stopHost();
    const router = await world.signedRouter({ bootstrap: given as never, startTimeoutMs: 100 });
    expect(router.answer()).toBe('no_policy');
    await until(() => rejections(router).length > 0);
    expect(rejections(router)).toEqual([reason]);
  });
});

/** The same claims with the last version in them raised, under the old signature. */
function forgedJws(jws: string | undefined): string {
  const [head, body = '', signature] = (jws ?? '').split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const forged = { ...claims, version: 99, exp: (claims.exp ?? 0) + 1 };
  return [head, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature].join('.');
}

function changedKeys(document: string): string {
  const parsed = JSON.parse(document);
  return JSON.stringify({ ...parsed, keySet: forgedJws(parsed.keySet) });
}

function withRelease(kept: { signatures: object }, release: string | null): object {
  return { ...kept, signatures: { ...kept.signatures, release } };
}
