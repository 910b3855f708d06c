import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildManifest } from '../../lib/delivery/manifest';
import { until } from '../../lib/delivery/testing/until';
import { bundleFor, createWorld, type World } from './testing/world';

let world: World;
let folder: string;
beforeEach(async () => {
  world = await createWorld();
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-router-'));
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const cachePath = () => path.join(folder, 'policy.json');

describe('the cache on disk', () => {
  it('starts a router while no server answers', async () => {
    await world.publish(4, bundleFor('kept'));
    const first = await world.router({ cachePath: cachePath() });
    await first.close();
    expect(statSync(cachePath()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['policy.json', 'policy.json.ratchet']);
    await world.stopHost();
    const second = await world.router({ cachePath: cachePath() });
    expect(second.answer()).toBe('kept');
    expect(second.status()).toMatchObject({ version: '1.4', source: 'cache', stale: false });
    await world.startHost();
    await world.publish(5, bundleFor('next'));
    await until(() => second.answer() === 'next');
    expect(second.status().source).toBe('server');
  });

  it('holds no token', async () => {
    await world.router({ cachePath: cachePath() });
    for (const file of readdirSync(folder)) {
      expect(readFileSync(path.join(folder, file), 'utf8')).not.toContain('flr_');
    }
  });

  it('refuses an older version after a restart', async () => {
    await world.publish(9, bundleFor('new'));
    await (await world.router({ cachePath: cachePath() })).close();
    await world.publish(8, bundleFor('old'));
    const router = await world.router({ cachePath: cachePath() });
    expect(router.answer()).toBe('new');
  });

  it('refuses an older version even if the policy in it was destroyed', async () => {
    await world.publish(9, bundleFor('new'));
    await (await world.router({ cachePath: cachePath() })).close();
    writeFileSync(cachePath(), 'garbage');
    await world.publish(8, bundleFor('old'));
    const router = await world.router({ cachePath: cachePath(), startTimeoutMs: 400 });
    expect(router.answer()).toBe('no_policy');
    await world.publish(9, bundleFor('new'));
    await until(() => router.answer() === 'new');
  });

  it.each([
    ['garbage', () => 'garbage'],
    ['nothing', () => ''],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['another policy', (text: string) => text.replaceAll('kept', 'evil')],
    ['another format', (text: string) => text.replace('router-cache/2', 'router-cache/9')],
    ["another environment's", (text: string) => text.replace('"env":"production"', '"env":"staging"')],
  ])('is set aside when it holds %s', async (_, damage) => {
    await world.publish(4, bundleFor('kept'));
    await (await world.router({ cachePath: cachePath() })).close();
    writeFileSync(cachePath(), damage(readFileSync(cachePath(), 'utf8')));
    await world.stopHost();
    const router = await world.router({ cachePath: cachePath(), startTimeoutMs: 100 });
    expect(router.answer()).toBe('no_policy');
    expect(readdirSync(folder)).toContain('policy.json.damaged');
    await world.startHost();
    await until(() => router.answer() === 'kept');
    await until(() => readdirSync(folder).includes('policy.json'));
  });

  it('that cannot be written is reported, and stops nothing', async () => {
    const router = await world.router({ cachePath: path.join(folder, 'missing', 'policy.json') });
    expect(router.answer()).toBe('alpha');
    await world.publish(4, bundleFor('second'));
    await until(() => router.answer() === 'second');
    await until(() => router.names().includes('error'));
    expect(JSON.stringify(router.told)).toContain('could not be written');
  });
});

describe('a bootstrap', () => {
  const bootstrapOf = async (version: number, model: string) => {
    const policy = await world.publish(version, bundleFor(model));
    const bundle = new TextDecoder().decode(policy.bundle.forms.identity.bytes);
    return { manifest: buildManifest(policy, 'live', null), bundle };
  };

  it('is what a router starts from where no server answers', async () => {
    const bootstrap = await bootstrapOf(4, 'packed');
    await world.stopHost();
    const router = await world.router({ bootstrap });
    expect(router.answer()).toBe('packed');
    expect(router.status()).toMatchObject({ source: 'bootstrap', version: '1.4' });
    await world.startHost();
    await world.publish(5, bundleFor('next'));
    await until(() => router.answer() === 'next');
  });

  it('gives way to a cache that is newer', async () => {
    const bootstrap = await bootstrapOf(4, 'packed');
    await world.publish(5, bundleFor('kept'));
    await (await world.router({ cachePath: cachePath() })).close();
    await world.stopHost();
    const router = await world.router({ bootstrap, cachePath: cachePath() });
    expect(router.answer()).toBe('kept');
  });

  it('with other bytes is refused', async () => {
    const bootstrap = await bootstrapOf(4, 'packed');
    await world.stopHost();
    const router = await world.router({
      bootstrap: { ...bootstrap, bundle: bootstrap.bundle.replace('packed', 'evilll') },
      startTimeoutMs: 100,
    });
    expect(router.answer()).toBe('no_policy');
  });
});

describe('time', () => {
  it('makes a policy stale that nobody proves current, says so once, and denies when the release says so', async () => {
    await world.publish(4, bundleFor('first'), { forged: { staleAfter: 1, denyAfter: 2 } });
    const router = await world.router();
    world.source.standingNow = 'memory';
    expect(router.status()).toMatchObject({ stale: false, denying: false });
    await until(() => router.names().includes('stale'));
    expect(router.answer()).toBe('first');
    expect(router.status().stale).toBe(true);
    await until(() => router.answer() === 'no_policy');
    expect(router.status().denying).toBe(true);
    expect(router.names()).toEqual(['stale']);
    world.source.standingNow = 'live';
    await until(() => router.answer() === 'first');
    expect(router.status()).toMatchObject({ stale: false, denying: false });
  });

  it('notices a clock that is behind the time of the release', async () => {
    const router = await world.router();
    const ahead = Math.floor(Date.now() / 1_000) + 3_600;
    await world.publish(4, bundleFor('second'), { forged: { iat: ahead } });
    await until(() => router.names().includes('clock'));
    const { event } = router.told.find(({ name }) => name === 'clock') ?? {};
    expect((event as { behindSeconds: number }).behindSeconds).toBeGreaterThan(3_500);
    expect(router.answer()).toBe('second');
  });
});
