import { describe, expect, it, vi } from 'vitest';
import { until } from '../../lib/delivery/testing/until';
import type { ListedKey } from '../../lib/signing/key-set';
import type { ExampleKey } from '../../lib/signing/testing/example-keys';
import { KEYS, listed, proof, seconds } from './testing/signed-world';
import { asked, polls, provenAt, publish, reason, withSignedWorld, world } from './testing/trusted';

withSignedWorld();

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
