import type { Decision } from '../../lib/policy/decision';
import { writeCache } from './cache';
import { clock } from './clock';
import { createTrust } from './create-trust';
import { emitter, type Listener, type RouterEvent } from './events';
import { createFollower } from './follow';
import { type RouterOptions, readOptions, type Settings } from './options';
import { createPoller } from './poll';
import { counting, createReporter } from './report';
import { startFromBootstrap, startFromDisk } from './start';
import { createState, type State } from './state';
import type { RouterStatus } from './status';
import type { Trust } from './trust';

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
  /**
   * Asks the server now. With `refreshOnUse` it asks and reports if the time has come, and returns at once if not. Never
   * rejects.
   */
  readonly refresh: () => Promise<void>;
  /** Ends streams, polls and timers, and reports what was decided. `evaluate` goes on with the policy held. */
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
  const time = clock((behindSeconds) => events.emit('clock', { behindSeconds }));
  const trust = createTrust(settings, time, (error) => state.fail(error));
  const state = createState(settings, time, trust, events);
  await startFromDisk(settings, trust, state);
  if (settings.bootstrap) await startFromBootstrap(settings.bootstrap, settings, trust, state);

  const cache = cacheWriter(settings.cachePath, trust, state);
  let ready = () => {};
  const poller = createPoller(settings, state, async () => {
    await cache();
    if (state.held()) ready();
  });
  const reporter = createReporter(settings, state.now, state.fail);
  reporter.start();
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

  // By then, whoever awaits the router has had the chance to listen.
  setTimeout(events.open, 0);
  return {
    evaluate: counting(state, reporter),
    on: events.on,
    status: state.status,
    refresh: async () => {
      await Promise.all([poller.pollNow(), settings.refreshOnUse ? reporter.reportIfDue() : null]);
    },
    close: async () => {
      await Promise.all([follower?.stop(), poller.stop(), reporter.stop()]);
    },
  };
}

/** What keeps the cache file in step with the policy held. Never rejects. */
function cacheWriter(path: string | null, trust: Trust, state: State): () => Promise<void> {
  let written = state.held()?.held ?? null;
  let writtenAt = state.now();
  let keys = trust.keysDocument();
  return async () => {
    const kept = state.held();
    if (path === null || !kept) return;
    const same = kept.held === written && trust.keysDocument() === keys;
    if (same && state.now() - writtenAt < REPROVE_MS) return;
    try {
      await writeCache(path, trust, kept);
      [written, writtenAt, keys] = [kept.held, state.now(), trust.keysDocument()];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      state.fail(new Error(`the cache ${path} could not be written: ${reason}`));
    }
  };
}
