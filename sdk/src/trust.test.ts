import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../lib/delivery/testing/until';
import type { ListedKey } from '../../lib/signing/key-set';
import type { ExampleKey } from '../../lib/signing/testing/example-keys';
import { createSignedWorld, KEYS, listed, proof, type SignedWorld, seconds } from './testing/signed-world';
import { bundleFor, type Followed } from './testing/world';

let world: SignedWorld;
beforeEach(async () => {
  world = await createSignedWorld();
  await publish(4, 'first');
});
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
});

const publish = (
  version: number,
  model: string,
  { forged, ...options }: Parameters<SignedWorld['publish']>[2] = {},
) => world.publish(version, bundleFor(model), { ...options, forged: { iat: seconds() - 10, ...forged } });
const asked = (end: string) => world.proxy.requests.filter(({ path }) => path.endsWith(end));
const polls = (count: number) => {
  const before = asked('/policy').length;
  return until(() => asked('/policy').length >= before + count);
};
const reason = (router: Followed) => router.status().rejected?.reason;
const provenAt = (router: Followed) => Date.parse(router.status().provenAt ?? '') / 1_000;

describe('a policy that is signed', () => {
  it('is taken from the headers alone, with the time of its proof', async () => {
    world.prove = (jws) => proof(jws, { iat: seconds() - 60 });
    await publish(5, 'second', { forged: { iat: seconds() - 300 } });
    const router = await world.signedRouter();
    expect(router.answer()).toBe('second');
    expect(router.status()).toMatchObject({ trust: 'signed', keysVersion: 1, version: '1.5', stale: false });
    expect(router.status().ageSeconds).toBeGreaterThanOrEqual(60);
    expect(Date.parse(router.status().keysExpireAt ?? '')).toBeGreaterThan(Date.now());
    await publish(6, 'third');
    await until(() => router.answer() === 'third');
    expect(asked('/manifest')).toEqual([]);
    expect(asked('/fairlead-keys')).toHaveLength(1);
    expect(router.names()).toEqual(['change']);
  });

  it('grows no older while it is proved anew on a 304', async () => {
    world.prove = (jws) => proof(jws, { iat: seconds() - 60 });
    await publish(5, 'second', { forged: { iat: seconds() - 300 } });
    const router = await world.signedRouter();
    expect(router.status().ageSeconds).toBeGreaterThanOrEqual(60);
    world.prove = (jws) => proof(jws, { iat: seconds() - 5 });
    await world.reprove();
    await until(() => (router.status().ageSeconds ?? 60) < 30);
    expect(asked('/policy').filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is heard of on a stream, and believed there no more than elsewhere', async () => {
    const router = await world.signedRouter(
      { stream: true, pollIntervalMs: 60_000 },
      { acknowledgeMs: 600_000 },
    );
    await until(() => world.counts().streams === 1);
    world.signer = KEYS.stranger;
    await publish(5, 'evil');
    await until(() => reason(router) === 'signature');
    expect(router.answer()).toBe('first');
    world.signer = KEYS.release;
    await publish(6, 'third');
    await until(() => router.answer() === 'third');
  });
});

const realKid = { ...KEYS.stranger, kid: KEYS.release.kid };
const attacks: [string, string, () => Promise<unknown>][] = [
  ['signed by nobody', 'unsigned', () => signedBy(null)],
  ['signed by a key that nobody vouches for', 'signature', () => signedBy(KEYS.stranger)],
  ['signed by another key under the name of the right one', 'signature', () => signedBy(realKid)],
  ['signed by the key of delivery hosts', 'signature', () => signedBy(KEYS.freshness)],
  ['signed by the root', 'signature', () => signedBy(KEYS.root)],
  ["another environment's", 'wrong_environment', () => publish(5, 'evil', { forged: { env: 'staging' } })],
  ['of an epoch that the root has not allowed', 'epoch', () => publish(1, 'evil', { epoch: 2 })],
  ['another content under the same number', 'equivocation', () => publish(4, 'evil')],
  [
    'another overlay under the same number',
    'equivocation',
    () =>
      publish(4, 'first', {
        overlay: { format: 'fairlead.overlay/1', disabled: [{ model: 'first', reason: 'x' }] },
      }),
  ],
  ['proved by the release key', 'freshness', () => provedBy((jws) => proof(jws, { by: KEYS.release }))],
  ['proved by the proof of another', 'freshness', () => provedBy(() => proof('another'))],
  ['of another issue than its bytes', 'digest', () => corrupted()],
];
const signedBy = (key: typeof KEYS.root | null) => {
  if (key) world.signer = key;
  else world.signing = null;
  return publish(5, 'evil');
};
const provedBy = (prove: SignedWorld['prove']) => {
  world.prove = prove;
  return publish(5, 'evil');
};
const corrupted = () => {
  world.proxy.tamper = (path, answer) => {
    if (!/\/policy$|sha-256/.test(path) || answer.status !== 200) return undefined;
    delete answer.headers['content-encoding'];
    const text = JSON.stringify(bundleFor('evil'));
    answer.headers['content-length'] = String(text.length);
    return Buffer.from(text.padEnd(answer.body.length));
  };
  return publish(5, 'model');
};

describe('a policy that is not to be believed', () => {
  it.each(attacks)('because it is %s', async (_, expected, attack) => {
    const router = await world.signedRouter();
    await attack();
    await until(() => router.names().includes('rejected') || router.answer() !== 'first');
    await polls(2);
    expect(router.answer()).toBe('first');
    expect(router.status().version).toBe('1.4');
    expect(reason(router)).toBe(expected);
    expect(router.names().filter((name) => name === 'rejected')).toHaveLength(1);
    expect(asked('/policy').at(-1)?.headers['router-rejected']).toContain(expected);
    world.proxy.tamper = null;
  });

  it('because no root that was pinned vouches for it', async () => {
    const router = await world.signedRouter({ trust: { roots: [KEYS.stranger.x] }, startTimeoutMs: 200 });
    expect(router.answer()).toBe('no_policy');
    await until(() => router.names().includes('rejected'));
    expect(reason(router)).toBe('keys');
  });

  it('because it was replayed from before, with a proof that holds still', async () => {
    const router = await world.signedRouter();
    const old = world.source.snapshotNow;
    await publish(5, 'second');
    await until(() => router.answer() === 'second');
    if (old) world.source.swap(old);
    world.proxy.tamper = null;
    await until(() => router.names().includes('behind'));
    await polls(2);
    expect(router.answer()).toBe('second');
    expect(reason(router)).toBe(undefined);
  });

  it('as the active one once its proof has ended: it grows stale, and denies when the release says so', async () => {
    world.prove = (jws) => proof(jws, { iat: seconds() - 3_600, exp: seconds() - 2_700 });
    await publish(5, 'second', { forged: { iat: seconds() - 7_200, denyAfter: 7_201 } });
    const router = await world.signedRouter();
    expect(router.status()).toMatchObject({ version: '1.5', stale: true });
    const before = provenAt(router);
    await polls(2);
    expect(provenAt(router)).toBe(before);
    await until(() => router.answer() === 'no_policy');
    world.prove = (jws) => proof(jws);
    await world.reprove();
    await until(() => router.answer() === 'second');
    expect(router.status().stale).toBe(false);
  });
});

describe('a host that proves nothing', () => {
  it('is asked for its manifest, believed about what was signed, and makes nothing fresh', async () => {
    const router = await world.signedRouter();
    const before = provenAt(router);
    world.prove = async () => null;
    await world.reprove();
    await polls(3);
    expect(asked('/manifest').length).toBeGreaterThan(0);
    expect(provenAt(router)).toBe(before);
    expect(router.status()).toMatchObject({ lastError: null, rejected: null });
    await publish(5, 'second', { forged: { iat: seconds() - 1_000 } });
    await until(() => router.answer() === 'second');
    expect(provenAt(router)).toBe(before);
  });

  it('because a proxy strips its headers proves it in the manifest', async () => {
    world.prove = (jws) => proof(jws, { iat: seconds() - 60 });
    await publish(5, 'second');
    world.proxy.tamper = (_, { headers }) => {
      for (const name of Object.keys(headers)) if (name.startsWith('policy-')) delete headers[name];
      return undefined;
    };
    const router = await world.signedRouter();
    const before = provenAt(router);
    await until(() => asked('/policy').some(({ status }) => status === 304));
    world.prove = (jws) => proof(jws);
    await world.reprove();
    await until(() => provenAt(router) > before);
  });
});

describe('keys', () => {
  it('that were changed are fetched when a release needs them', async () => {
    const router = await world.signedRouter();
    const keys = [
      listed(KEYS.root, 'root'),
      listed(KEYS.nextRelease, 'release'),
      listed(KEYS.freshness, 'freshness'),
    ];
    await world.serveKeys({ keysVersion: 2, keys });
    world.signer = KEYS.nextRelease;
    await publish(5, 'second');
    await until(() => router.answer() === 'second');
    expect(router.status().keysVersion).toBe(2);
    world.signer = KEYS.release;
    await publish(6, 'evil');
    await until(() => reason(router) === 'signature');
    expect(router.answer()).toBe('second');
  });

  it('allow a new epoch when the root does', async () => {
    const router = await world.signedRouter();
    await world.serveKeys({ keysVersion: 2, epochs: { production: 2 } });
    await publish(1, 'second', { epoch: 2 });
    await until(() => router.answer() === 'second');
    expect(router.status().version).toBe('2.1');
  });

  it('of another environment sign nothing here', async () => {
    await world.serveKeys({
      keys: [listed(KEYS.release, 'release', { env: 'staging' }), listed(KEYS.freshness, 'freshness')],
    });
    const router = await world.signedRouter({ startTimeoutMs: 200 });
    expect(router.answer()).toBe('no_policy');
    expect(reason(router)).toBe('signature');
  });

  it('past their time vouch for nothing, and what is held goes on', async () => {
    await world.serveKeys({ exp: seconds() + 60 });
    const router = await world.signedRouter();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    await publish(5, 'second');
    await until(() => reason(router) === 'expired_keys');
    expect(router.answer()).toBe('first');
    await world.serveKeys({ keysVersion: 2 });
    await until(() => router.answer() === 'second');
  });

  it('are never taken back', async () => {
    await world.serveKeys({ keysVersion: 3 });
    const router = await world.signedRouter();
    await world.serveKeys({ keysVersion: 2, epochs: { production: 9 } });
    await publish(1, 'evil', { epoch: 9 });
    await until(() => reason(router) === 'rollback');
    expect(router.status()).toMatchObject({ version: '1.4', keysVersion: 3 });
  });

  it('are renewed each hour, and those that another root signed are refused', async () => {
    const router = await world.signedRouter();
    await world.serveKeys({ keysVersion: 2 }, KEYS.stranger);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 });
    await world.reprove();
    await until(() => router.names().includes('error'));
    expect(JSON.stringify(router.told)).toContain('No trusted root');
    await until(() => router.status().lastError === null);
    expect(router.status()).toMatchObject({ version: '1.4', keysVersion: 1 });
  });

  it('of a root that the pinned one has handed over to are believed, and those of the pinned one no more', async () => {
    const router = await world.signedRouter();
    const both = [listed(KEYS.root, 'root'), listed(KEYS.nextRoot, 'root')];
    const rest = [listed(KEYS.release, 'release'), listed(KEYS.freshness, 'freshness')];
    const handover = await world.serveKeys({
      keysVersion: 2,
      keys: [...both.slice(1), ...rest],
    });
    await world.serveKeys({ keysVersion: 3, epochs: { production: 2 } }, KEYS.nextRoot, [handover]);
    await publish(1, 'second', { epoch: 2 });
    await until(() => router.answer() === 'second');
    const fresh = await world.signedRouter();
    expect(fresh.answer()).toBe('second');
    await world.serveKeys({ keysVersion: 9, epochs: { production: 3 } }, KEYS.root);
    await publish(1, 'evil', { epoch: 3 });
    await until(() => reason(router) === 'keys');
    expect(router.answer()).toBe('second');
  });
});

describe('time', () => {
  it('does not go back with the clock of the machine, so that a proof which has ended stays so', async () => {
    const router = await world.signedRouter();
    const before = provenAt(router);
    world.prove = (jws) => proof(jws, { iat: seconds() - 2_000 });
    await world.reprove();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 1_900_000 });
    await polls(1);
    const manifests = asked('/manifest').length;
    await polls(2);
    expect(asked('/manifest').length).toBeGreaterThan(manifests);
    expect(provenAt(router)).toBe(before);
    expect(router.status().ageSeconds).toBeLessThan(60);
  });

  it('is that of a proof where the machine is behind it, which is told once', async () => {
    const router = await world.signedRouter();
    world.prove = (jws) => proof(jws, { iat: seconds() + 3_600 });
    await world.reprove();
    await until(() => router.names().includes('clock'));
    await world.reprove();
    await polls(3);
    expect(router.names()).toEqual(['clock']);
    expect(router.status()).toMatchObject({ stale: false });
    expect(router.status().ageSeconds).toBeLessThan(30);
  });

  describe('that a host which was taken over has moved ahead by half a day', () => {
    const lie = seconds() + 43_200;
    const hour = { exp: seconds() + 3_600 };
    const served = (freshness: ExampleKey, more: Partial<ListedKey> = {}) => [
      listed(KEYS.root, 'root'),
      listed(KEYS.release, 'release', hour),
      listed(freshness, 'freshness', more),
    ];
    const poisoned = async (options = {}) => {
      await world.serveKeys({ keys: served(KEYS.freshness), ...hour });
      const router = await world.signedRouter(options);
      world.prove = (jws) => proof(jws, { iat: lie });
      await world.reprove();
      await until(() => router.names().includes('clock'));
      expect(provenAt(router)).toBe(lie);
      return router;
    };

    it('ends no key, and is forgotten once its key is withdrawn', async () => {
      const router = await poisoned();
      world.prove = (jws) => proof(jws);
      await publish(5, 'second');
      await until(() => router.answer() === 'second');
      expect(reason(router)).toBe(undefined);
      world.prove = (jws) => proof(jws, { by: KEYS.nextRelease });
      await world.serveKeys({ keysVersion: 2, keys: served(KEYS.nextRelease), ...hour });
      await publish(6, 'third');
      await until(() => router.answer() === 'third' && provenAt(router) <= seconds());
      expect(router.status()).toMatchObject({ keysVersion: 2, stale: false, rejected: null });
      expect(router.status().ageSeconds).toBeLessThan(30);
    });

    it('is forgotten as soon as its key ends before it', async () => {
      const router = await poisoned();
      world.prove = async () => null;
      await world.serveKeys({ keysVersion: 2, keys: served(KEYS.freshness, hour), ...hour });
      world.signer = KEYS.nextRelease;
      await publish(5, 'evil');
      await until(() => reason(router) === 'signature');
      expect(provenAt(router)).toBeLessThanOrEqual(seconds());
      expect(router.answer()).toBe('first');
    });
  });
});
