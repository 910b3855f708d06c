import { validateHeaderName, validateHeaderValue } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { audienceOf } from '../audience';
import { type Adapter, HOSTS } from '../conformance/adapters';
import { respond } from '../respond';
import { chance } from '../testing/chance';
import { type MemorySource, memoryLog, memorySource, TOKENS } from '../testing/memory-source';
import { until } from '../testing/until';
import { attack } from './attack';
import { oddHeaders, oddPath } from './odd-parts';

/** How a host stands while it is asked. */
const STATES: readonly ((source: MemorySource) => void)[] = [
  () => {},
  () => {},
  (source) => Object.assign(source, { standingNow: 'memory', databaseDown: true }),
  (source) => Object.assign(source, { standingNow: 'expired' }),
  (source) => Object.assign(source, { standingNow: 'memory', snapshotNow: null }),
];
/** Bytes that a host may hold more afterwards: caches that are full, and what the engine has not given back. */
const MOST_GROWTH = 30_000_000;

function held(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** `count` odd requests over sockets, half to each host, and as many to `respond`. The names of the tests hold the seed. */
export function standWhateverComes(count: number, seed: number): void {
  describe(`${count} odd requests, seed ${seed}`, () => {
    let host: Adapter | undefined;
    afterEach(async () => {
      await host?.close();
      host = undefined;
    });

    it.each(Object.entries(HOSTS))(
      'over sockets, to %s',
      async (_, start) => {
        const log = memoryLog();
        const statuses = new Set<number>();
        for (const [number, state] of STATES.entries()) {
          const source = await memorySource();
          state(source);
          host = await start(source, log);
          const before = held();
          const tally = await attack(host.port, seed + number, Math.ceil(count / 2 / STATES.length));
          for (const status of tally.keys()) statuses.add(status);
          const { audience } = host;
          await until(() => audience.counts().streams + audience.counts().waits === 0);
          expect(held() - before).toBeLessThan(MOST_GROWTH);
          expect((await fetch(`http://127.0.0.1:${host.port}/healthz`)).status).toBe(200);
          await host.close();
          log.lines.splice(0, log.lines.length, ...log.lines.filter(({ level }) => level === 'error'));
        }
        expect(log.lines).toEqual([]);
        // What is sent reaches every part of the host.
        expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 405, 503]));
      },
      1_000_000,
    );

    it('as strings that no socket would bring', async () => {
      const random = chance(seed);
      const source = await memorySource();
      const audience = audienceOf(source);
      const defects: unknown[] = [];
      for (let number = 0; number < count; number++) {
        const path = oddPath(random);
        if (/events$/.test(path)) continue;
        const { status, headers } = await respond(
          {
            method: random.one(['GET', 'HEAD', 'POST', 'get', '', '__proto__']),
            path,
            query: random.one(['', 'explain=1', 'explain=%', '\ud800', '&&==']),
            headers: { authorization: `Bearer ${TOKENS.good.token}`, ...oddHeaders(random) },
            body: async () => Buffer.from(random.one(['', '{}', '\ud800', '{"taskClass":"\\ud800"}'])),
            gone: () => {},
          },
          source,
          { now: Date.now(), requestId: 'x', random: 0, audience, metrics: null, checks: () => [] },
          (error) => defects.push(error),
        );
        expect(status, `seed ${seed}, request ${number}`).toBeLessThan(500);
        for (const [name, value] of Object.entries(headers)) {
          validateHeaderName(name);
          validateHeaderValue(name, value);
        }
      }
      audience.drain();
      expect(defects).toEqual([]);
    }, 300_000);
  });
}
