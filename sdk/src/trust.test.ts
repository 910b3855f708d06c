import { describe, expect, it } from 'vitest';
import { until } from '../../lib/delivery/testing/until';
import { KEYS, proof, type SignedWorld, seconds } from './testing/signed-world';
import { asked, polls, provenAt, publish, reason, withSignedWorld, world } from './testing/trusted';
import { bundleFor } from './testing/world';

withSignedWorld();

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
