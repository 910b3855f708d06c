import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examplePolicy, type MemorySource, memoryLog, memorySource, TOKENS } from '../testing/memory-source';
import { until } from '../testing/until';
import { type Adapter, HOSTS } from './adapters';
import { POLICY } from './case';
import type { Following } from './wire';

const EVENTS = `${POLICY}/events`;

describe.each(Object.entries(HOSTS))('%s', (_, start) => {
  let source: MemorySource;
  let host: Adapter;
  const followed: Following[] = [];

  beforeEach(async () => {
    source = await memorySource();
    host = await start(source, memoryLog());
  });
  afterEach(async () => {
    for (const following of followed.splice(0)) following.leave();
    await host.close();
  });

  const sent = (
    path: string,
    headers: Record<string, string>,
    method = 'GET',
    token = TOKENS.good.token,
  ) => ({
    method,
    path,
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: undefined,
  });
  const poll = (headers: Record<string, string>, method = 'GET', token?: string) =>
    host.send(sent(POLICY, headers, method, token));
  const has = (wait = 20) => ({ prefer: `wait=${wait}`, 'if-none-match': source.active.tags.identity });
  const follow = async (headers: Record<string, string> = {}, token?: string) => {
    const following = await host.follow(sent(EVENTS, headers, 'GET', token));
    followed.push(following);
    return following;
  };
  const waiting = () => until(() => host.audience.counts().waits === 1);
  const streaming = (streams = 1) => until(() => host.audience.counts().streams === streams);
  const publish = (version: number, bundle = source.earlier) => {
    const now = source.snapshotNow;
    if (!now) throw new Error('no snapshot');
    const policy = examplePolicy('production', version, bundle);
    source.swap({ ...now, policies: new Map(now.policies).set('production', policy) });
  };
  const revoke = () => {
    const now = source.snapshotNow;
    if (!now) throw new Error('no snapshot');
    const row = { ...TOKENS.good.row, revokedAt: Date.now() };
    source.swap({ ...now, tokens: new Map(now.tokens).set('good', row) });
  };

  describe('a poll that waits', () => {
    it('is answered with the version that comes', async () => {
      const answer = poll(has());
      await waiting();
      publish(4);
      expect(await answer).toMatchObject({
        status: 200,
        headers: { 'policy-version': '1.4', 'preference-applied': 'wait=20' },
      });
      expect(host.audience.counts().waits).toBe(0);
    });

    it('ends in a 304 when a later version has the same content', async () => {
      const answer = poll(has());
      await waiting();
      publish(5, source.active.bundle);
      expect(await answer).toMatchObject({ status: 304, headers: { 'policy-version': '1.5' } });
    });

    it('ends in a 304 when its time is over', async () => {
      expect(await poll(has(1))).toMatchObject({
        status: 304,
        headers: {
          'policy-version': '1.3',
          'preference-applied': 'wait=1',
          etag: source.active.tags.identity,
        },
      });
    });

    it('is held for a router that names its version and digest alone', async () => {
      const applied = `1.3;${source.active.bundle.digest}`;
      expect(await poll({ prefer: 'wait=1', 'router-applied': applied })).toMatchObject({ status: 304 });
      const answer = poll({ prefer: 'wait=20', 'router-applied': applied });
      await waiting();
      publish(4);
      expect(await answer).toMatchObject({ status: 200, headers: { 'policy-version': '1.4' } });
    });

    it('sees a version that came while it was being registered', async () => {
      const { changed } = source;
      expect(changed).toBeTypeOf('function');
      const snapshot = source.snapshot;
      let reads = 0;
      source.snapshot = () => {
        reads += 1;
        // As if a look at the database had ended between the answer and the wait, before anybody could be told.
        if (
          host.audience.counts().waits === 1 &&
          source.snapshotNow?.policies.get('production')?.version === 3
        ) {
          const now = source.snapshotNow;
          const policy = examplePolicy('production', 4, source.earlier);
          source.snapshotNow = { ...now, policies: new Map(now.policies).set('production', policy) };
        }
        return snapshot();
      };
      expect(await poll(has())).toMatchObject({ status: 200, headers: { 'policy-version': '1.4' } });
      expect(reads).toBeGreaterThan(0);
    });

    it.each([
      ['has another tag', { prefer: 'wait=20', 'if-none-match': '"other"' }, 200, 'wait=20'],
      ['has nothing yet', { prefer: 'wait=20' }, 200, 'wait=20'],
      ['would wait for longer than a host holds', { prefer: 'wait=600' }, 200, 'wait=25'],
      ['prefers other things too', { prefer: 'respond-async, Wait="7"; x=1, wait=9' }, 200, 'wait=7'],
    ])('is answered at once when it %s', async (_name, headers, status, applied) => {
      const answer = await poll(headers as Record<string, string>);
      expect(answer.status).toBe(status);
      expect(answer.headers['preference-applied']).toBe(applied);
    });

    it.each(['wait', 'wait=', 'wait=soon', 'wait=-1', 'wait=0', 'wait=1.5', 'handling=strict'])(
      'is not held by %s',
      async (prefer) => {
        const answer = await poll({ ...has(), prefer });
        expect(answer.status).toBe(304);
        expect(answer.headers).not.toHaveProperty('preference-applied');
      },
    );

    it('is answered at once when a later version than the one it applied is active', async () => {
      const applied = { 'router-applied': `1.2;${source.active.bundle.digest}` };
      expect(await poll({ ...has(), ...applied })).toMatchObject({
        status: 304,
        headers: { 'preference-applied': 'wait=20', 'policy-version': '1.3' },
      });
    });

    it('is never one for the headers alone', async () => {
      const answer = await poll(has(), 'HEAD');
      expect(answer.status).toBe(304);
      expect(answer.headers).not.toHaveProperty('preference-applied');
    });

    it('is refused when its token is revoked', async () => {
      const answer = poll(has());
      await waiting();
      revoke();
      expect(await answer).toMatchObject({ status: 401 });
    });

    it('is answered at once, without having been held, when the host holds no more', async () => {
      const answer = poll(has());
      await waiting();
      host.audience.drain();
      expect(await answer).toMatchObject({ status: 304, headers: { 'preference-applied': 'wait=20' } });
      const next = await poll(has());
      expect(next.status).toBe(304);
      expect(next.headers).not.toHaveProperty('preference-applied');
    });
  });

  describe('a router that is ahead', () => {
    const ahead = { 'router-applied': `1.4;${'a'.repeat(64)}` };

    it('is served what another look at the database brings', async () => {
      source.recheck = async () => publish(4);
      expect(await poll(ahead)).toMatchObject({ status: 200, headers: { 'policy-version': '1.4' } });
    });

    it.each(['live', 'memory'] as const)('is sent away when the host, %s, stays behind', async (standing) => {
      source.standingNow = standing;
      for (const headers of [ahead, { ...has(), ...ahead }]) {
        const answer = await poll(headers);
        expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
        expect(JSON.parse(String(answer.body))).toMatchObject({ type: '/problems/behind' });
      }
    });

    it.each(['', 'x', '1', '1.4.5', '-1.4', '1.4;abc', '1.99999999999'])(
      'is no router that says %j',
      async (applied) => {
        expect(await poll({ 'router-applied': applied })).toMatchObject({ status: 200 });
      },
    );
  });

  describe('events', () => {
    const ids = ({ received }: Following) => [...received().matchAll(/^id: (.*)$/gm)].map(([, id]) => id);

    it('tell what is active and each version that follows, without the bundle', async () => {
      const following = await follow();
      expect(following).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
        },
      });
      await until(() => ids(following).length === 1);
      publish(4);
      await until(() => ids(following).length === 2);
      expect(ids(following)).toEqual(['1.3', '1.4']);
      const [, retry] = /^retry: (\d+)\n\n/.exec(following.received()) ?? [];
      expect(Number(retry)).toBeGreaterThanOrEqual(3_000);
      expect(Number(retry)).toBeLessThanOrEqual(10_000);
      const [, data] = /id: 1\.4\nevent: policy\ndata: (.*)\n\n/.exec(following.received()) ?? [];
      expect(JSON.parse(data ?? '')).toMatchObject({
        version: 4,
        bundle: { url: `/api/v1/policies/sha-256/${source.earlier.digest}` },
      });
      expect(following.received()).not.toContain('taskClasses');
    });

    it('go on from the event that the client had last', async () => {
      const following = await follow({ 'last-event-id': '1.3' });
      await streaming();
      publish(4);
      await until(() => ids(following).length === 1);
      expect(ids(following)).toEqual(['1.4']);
      const other = await follow({ 'last-event-id': 'nonsense' });
      await until(() => ids(other).length === 1);
    });

    it('are not told by a host that is behind', async () => {
      const following = await follow({ 'last-event-id': '1.4' });
      expect(following).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    });

    it('say nothing of other environments, nor of a version that was told', async () => {
      const following = await follow();
      await streaming();
      const development = await follow({}, TOKENS.development.token);
      expect(development.status).toBe(403);
      publish(3);
      publish(3);
      publish(4);
      await until(() => ids(following).length === 2);
      expect(ids(following)).toEqual(['1.3', '1.4']);
    });

    it('end when their token is revoked, and when nothing is published any more', async () => {
      const [revoked, archived] = [await follow(), await follow({}, TOKENS.ending.token)];
      await streaming(2);
      revoke();
      await until(revoked.ended);
      expect(archived.ended()).toBe(false);
      const now = source.snapshotNow;
      if (!now) throw new Error('no snapshot');
      source.swap({ ...now, policies: new Map() });
      await until(archived.ended);
      expect(host.audience.counts().streams).toBe(0);
    });

    it('end when their token expires, and when the host has been cut off for too long', async () => {
      const now = source.snapshotNow;
      if (!now) throw new Error('no snapshot');
      const soon = { ...TOKENS.ending.row, expiresAt: Date.now() + 300 };
      source.snapshotNow = { ...now, tokens: new Map(now.tokens).set('ending', soon) };
      const [expiring, other] = [await follow({}, TOKENS.ending.token), await follow()];
      expect(await until(expiring.ended)).toBeLessThan(2_300);
      expect(other.ended()).toBe(false);
      source.standingNow = 'expired';
      await until(other.ended);
    });

    it('are forgotten when the client has gone', async () => {
      const following = await follow();
      await streaming();
      following.leave();
      await streaming(0);
    });

    it('end when the host drains, and then none begin', async () => {
      const following = await follow();
      await streaming();
      host.audience.drain();
      await until(following.ended);
      const refused = await follow();
      expect(refused.status).toBe(503);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(5);
    });

    it.each(['HEAD', 'POST'])('are not for %s', async (method) => {
      expect(await host.send(sent(EVENTS, {}, method))).toMatchObject({
        status: 405,
        headers: { allow: 'GET' },
      });
    });
  });
});
