import type { AudienceLimits } from '../../../lib/delivery/audience';
import { deliveryHost, type HostLimits } from '../../../lib/delivery/host';
import type { ActivePolicy } from '../../../lib/delivery/snapshot';
import { exampleBundle } from '../../../lib/delivery/testing/bundles';
import {
  examplePolicy,
  exampleStored,
  type MemorySource,
  memoryLog,
  memorySource,
  TOKENS,
} from '../../../lib/delivery/testing/memory-source';
import type { Overlay } from '../../../lib/policy/types';
import type { RouterEvent, RouterEvents } from '../events';
import { type RouterOptions, readOptions } from '../options';
import { type Router, startRouter } from '../router';
import type { Timing } from '../timing';
import { type FaultyProxy, startProxy } from './proxy';

/** A real host of the read API behind a proxy that can go wrong, and routers that follow it. */
export interface World {
  readonly source: MemorySource;
  readonly proxy: FaultyProxy;
  /** Puts a version of "production" in force at the host. */
  readonly publish: (
    version: number,
    bundle: object,
    options?: { epoch?: number; overlay?: Overlay; forged?: Partial<ActivePolicy['release']> },
  ) => Promise<ActivePolicy>;
  /** Signs what is published; null: it is not signed. */
  signing: ((policy: ActivePolicy) => Promise<ActivePolicy>) | null;
  /** Polls each 0.1 s and hears no stream unless told to. */
  readonly router: (options?: Partial<RouterOptions>, timing?: Partial<Timing>) => Promise<Followed>;
  /** What the host holds and streams now. */
  readonly counts: () => AudienceLimits;
  readonly stopHost: () => Promise<void>;
  readonly startHost: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A router and what it has told. */
export interface Followed extends Router {
  readonly told: { name: RouterEvent; event: RouterEvents[RouterEvent] }[];
  readonly names: () => RouterEvent[];
  /** The model of the first candidate, or the code of the denial. */
  readonly answer: () => string | null;
}

const EVENTS: readonly RouterEvent[] = ['change', 'stale', 'rejected', 'behind', 'clock', 'error'];

/** @param limits of its host */
export async function createWorld(limits: Partial<HostLimits> = {}): Promise<World> {
  const source = await memorySource();
  let port = 0;
  let host = deliveryHost({ source, log: memoryLog(), limits });
  port = await host.listen(0, '127.0.0.1');
  const proxy = await startProxy(() => port);
  const routers: Router[] = [];
  const world: World = {
    signing: null,
    source,
    proxy,
    publish: async (version, bundle, { forged, ...options } = {}) => {
      const made = examplePolicy('production', version, await exampleStored(bundle), options);
      const changed = forged ? { ...made, release: { ...made.release, ...forged } } : made;
      const policy = world.signing ? await world.signing(changed) : changed;
      const { snapshotNow } = source;
      if (!snapshotNow) throw new Error('the source has no snapshot');
      const released = new Set(snapshotNow.released.get('production')).add(policy.bundle.digest);
      const before = source.bundle;
      source.bundle = async (digest) => (digest === policy.bundle.digest ? policy.bundle : before(digest));
      source.swap({
        ...snapshotNow,
        policies: new Map(snapshotNow.policies).set('production', policy),
        released: new Map(snapshotNow.released).set('production', released),
      });
      return policy;
    },
    router: async (options = {}, timing = {}) => {
      const settings = readOptions({
        url: proxy.url,
        environment: 'production',
        token: TOKENS.good.token,
        trust: 'tls',
        stream: false,
        pollIntervalMs: 100,
        startTimeoutMs: 1_000,
        ...options,
      });
      const router = await startRouter({ ...settings, timing: { ...settings.timing, ...timing } });
      routers.push(router);
      const told: Followed['told'] = [];
      for (const name of EVENTS) router.on(name, (event) => told.push({ name, event }));
      return {
        ...router,
        told,
        names: () => told.map(({ name }) => name),
        answer: () => {
          const decision = router.evaluate({
            taskClass: 'summarisation',
            inputTokens: 10,
            maxOutputTokens: 10,
          });
          return decision.candidates[0]?.model ?? decision.code;
        },
      };
    },
    counts: () => host.audience.counts(),
    stopHost: () => host.close(0),
    startHost: async () => {
      host = deliveryHost({ source, log: memoryLog(), limits });
      port = await host.listen(0, '127.0.0.1');
    },
    close: async () => {
      await Promise.all(routers.map((router) => router.close()));
      await proxy.close();
      await host.close(0);
    },
  };
  return world;
}

/** A bundle that sends "summarisation" to one model. */
export function bundleFor(model: string): object {
  return exampleBundle('production', [model]);
}
