import type { Decision } from '../../lib/policy/decision';
import { readRelease } from '../../lib/signing/release';
import { readCache, readRatchetFile, writeCache } from './cache';
import { emitter, type Listener, type RouterEvent } from './events';
import { createFollower } from './follow';
import { areReleased, checkRelease, hold, Rejection } from './held';
import { type Bootstrap, type RouterOptions, readOptions, type Settings } from './options';
import { createPoller } from './poll';
import { compareReleases } from './release';
import { createState, type State } from './state';
import type { RouterStatus } from './status';

/** Follows the active policy of one environment and decides by it, locally. */
export interface Router {
  /**
   * Which models may serve a request, in order; at once, without asking anyone. Whatever the request, there is a decision:
   * `deny` with `invalid_request` for one that is not valid, and with `no_policy` while there is none to decide by.
   */
  readonly evaluate: (request: unknown) => Decision;
  /** Calls `listener` on each such event, until the returned function is called. */
  readonly on: <Name extends RouterEvent>(name: Name, listener: Listener<Name>) => () => void;
  readonly status: () => RouterStatus;
  /** Asks the server now: for platforms that run code only while they serve a request. Never rejects. */
  readonly refresh: () => Promise<void>;
  /** Stops polling. `evaluate` goes on with the policy held. */
  readonly close: () => Promise<void>;
}

/** The cache is written anew so often although the policy stays, so that it knows how long that was the active one. */
const REPROVE_MS = 300_000;

/**
 * A router. Resolves once it holds the active policy, or after `startTimeoutMs` with what it has: the one from
 * `cachePath`, the one from `bootstrap`, or none; and goes on asking in every case.
 *
 * @throws TypeError for options that cannot be right
 */
export async function createRouter(options: RouterOptions): Promise<Router> {
  return startRouter(readOptions(options));
}

/** A router by settings that were read. */
export async function startRouter(settings: Settings): Promise<Router> {
  const events = emitter();
  const state = createState(settings.environment, settings.instance, events);
  await startFromDisk(settings, state);
  if (settings.bootstrap) await startFromBootstrap(settings.bootstrap, settings, state);

  const cache = cacheWriter(settings.cachePath, state);
  let ready = () => {};
  const poller = createPoller(settings, state, async () => {
    await cache();
    if (state.held()) ready();
  });
  const follower = settings.stream ? createFollower(settings, state, poller) : null;
  // Only after the first poll is it known which version a stream has to begin at.
  void poller.start().then(follower?.start);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, settings.startTimeoutMs);
    ready = () => {
      clearTimeout(timer);
      resolve();
    };
  });

  return {
    evaluate: state.evaluate,
    on: events.on,
    status: state.status,
    refresh: poller.pollNow,
    close: async () => {
      await Promise.all([follower?.stop(), poller.stop()]);
    },
  };
}

async function startFromDisk({ cachePath, environment }: Settings, state: State): Promise<void> {
  if (cachePath === null) return;
  try {
    state.raise(await readRatchetFile(cachePath, environment));
    const cached = await readCache(cachePath, environment);
    if (!cached) return;
    const { ratchet } = state.current();
    checkRelease(cached.held.release, environment, ratchet);
    if (ratchet && compareReleases(cached.held.release, ratchet) < 0) return;
    state.install(cached.held, 'cache', cached.provenAt);
  } catch (error) {
    state.fail(error);
  }
}

/** Takes the bootstrap if it is above what the disk had. It counts as proved at its release. */
async function startFromBootstrap(bootstrap: Bootstrap, settings: Settings, state: State): Promise<void> {
  try {
    const release = readRelease(bootstrap.release);
    const { held, ratchet } = state.current();
    checkRelease(release, settings.environment, ratchet);
    const order = ratchet ? compareReleases(release, ratchet) : 1;
    if (order < 0 || (order === 0 && held)) return;
    const bytes = new TextEncoder().encode(bootstrap.bundle);
    if (!(await areReleased(bytes, release)))
      throw new Rejection('digest', release, 'the bootstrap has other bytes');
    state.install(hold(bytes, release, null), 'bootstrap', release.iat * 1_000);
  } catch (error) {
    state.fail(error);
  }
}

/** What keeps the cache file in step with the policy held. Never rejects. */
function cacheWriter(path: string | null, state: State): () => Promise<void> {
  let written = state.held()?.held ?? null;
  let writtenAt = state.now();
  return async () => {
    const kept = state.held();
    if (path === null || !kept) return;
    if (kept.held === written && state.now() - writtenAt < REPROVE_MS) return;
    try {
      await writeCache(path, kept);
      [written, writtenAt] = [kept.held, state.now()];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      state.fail(new Error(`the cache ${path} could not be written: ${reason}`));
    }
  };
}
