import { RequestFailed, within } from './download';
import { longPoll } from './long-poll';
import type { Settings } from './options';
import { type Refreshed, refresh } from './refresh';
import { Rejection } from './rejection';
import { type Manifest, readManifestText, versionText } from './release';
import type { State } from './state';
import { growing, jittered, later, notBefore, pause } from './timing';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** A server that lags is asked again soon: another host may answer, or the same one have caught up. */
const BEHIND_MS = 1_000;
/** So many of those in a row, and polls are not held for a while. */
const ENOUGH_CUTS = 2;

/** The asking of the server, at intervals and on demand. */
export interface Poller {
  /** Asks now, or waits for the poll under way. With `refreshOnUse`, when the next poll is due only. Never rejects. */
  readonly pollNow: () => Promise<void>;
  /** Takes the manifest (its text) that a stream has told of, and fetches what it names. */
  readonly tell: (manifest: string) => void;
  /** Whether changes are heard of on a stream. While they are not, though they should, the server holds polls. */
  readonly hear: (heard: boolean) => void;
  /** Whether the last poll was answered. */
  readonly isAnswered: () => boolean;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @param after runs after each poll, with what changed in `state`; never rejects */
export function createPoller(settings: Settings, state: State, after: () => Promise<void>): Poller {
  const { timing, pollIntervalMs, refreshOnUse } = settings;
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: Promise<void> | null = null;
  let flightAt = 0;
  let dueAt = 0;
  let failures = 0;
  let answered = false;
  let hears = true;
  /** Whether the hearing has ended while a poll was under way. */
  let hurried = false;
  let told: Manifest | null = null;
  let atOnce = false;
  /** Ends the poll that the server holds, so that another can begin; null while it holds none. */
  let letGo: (() => void) | null = null;
  let cuts = 0;
  let unheldUntil = 0;
  let refused = '';
  /** Whether something was applied or refused that no poll has said yet. */
  let owes = false;

  /** Polls until there is nothing more to ask at once. */
  async function fly(): Promise<void> {
    let next: number;
    do next = await poll();
    while ((told || atOnce) && !ending.signal.aborted);
    schedule(owes || (hurried && answered) ? Math.min(next, soon()) : next);
  }

  /** Returns ms until the next poll. */
  async function poll(): Promise<number> {
    const hint = told;
    // After an outage the first to come through is an ordinary one: it fails sooner than one that is held.
    const mayHold = !hint && !atOnce && !hears && answered && performance.now() >= unheldUntil;
    [told, atOnce, hurried] = [null, false, false];
    if (!hint) owes = false;
    const held = mayHold ? longPoll(settings) : null;
    const { ending: ended, finish } = within(null, ending.signal);
    if (held) letGo = () => ended.abort();
    const began = performance.now();
    let ms: number;
    try {
      // Routers that are told of a change at the same moment do not all fetch it at that moment.
      if (hint && hint.release.digest !== state.held()?.held.release.digest)
        await pause(Math.random() * timing.spreadMs, ended.signal);
      const asked = held?.settings ?? settings;
      const refreshed = await refresh(asked, state.current(), ended.signal, hint ?? undefined);
      if (ending.signal.aborted) return 0;
      [failures, answered] = [0, true];
      if (held?.wasHeld()) cuts = 0;
      state.learn(refreshed);
      ms = pauseAfter(refreshed, held?.wasHeld() ?? false);
    } catch (error) {
      if (ended.signal.aborted) return 0;
      if (held && performance.now() - began > timing.heldMs) noteCut();
      state.fail(error);
      answered = error instanceof Rejection;
      ms = pauseAfterFailure(error);
      failures += 1;
    } finally {
      letGo = null;
      finish();
    }
    await after();
    return ms;
  }

  function pauseAfter(refreshed: Refreshed, wasHeld: boolean): number {
    if (refreshed.kind === 'changed') [owes, refused] = [true, ''];
    if (wasHeld) return soon();
    return jittered(refreshed.kind === 'behind' ? Math.min(BEHIND_MS, pollIntervalMs) : pollIntervalMs);
  }

  /**
   * Growing pauses where trying again soon may help; the ordinary interval for a 4xx, which it will not; and never sooner
   * than the server asked for.
   */
  function pauseAfterFailure(error: unknown): number {
    if (error instanceof Rejection) {
      const what = `${error.reason} ${versionText(error.release)} ${error.release.digest}`;
      if (what !== refused) owes = true;
      refused = what;
      return jittered(pollIntervalMs);
    }
    const ms = growing(FIRST_RETRY_MS, failures, Math.max(pollIntervalMs, LONGEST_RETRY_MS));
    if (!(error instanceof RequestFailed)) return ms;
    const lasts = error.status >= 400 && error.status < 500;
    return notBefore(error.retryAfterMs, lasts ? jittered(pollIntervalMs) : ms);
  }

  /** When the server is told what was applied or refused. */
  function soon(): number {
    return Math.random() * Math.min(timing.acknowledgeMs, pollIntervalMs);
  }

  function noteCut(): void {
    cuts += 1;
    if (cuts < ENOUGH_CUTS) return;
    cuts = 0;
    unheldUntil = performance.now() + jittered(timing.streamAgainMs);
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    dueAt = performance.now() + ms;
    if (!refreshOnUse && !ending.signal.aborted) timer = later(ms, () => void run());
  }

  function run(): Promise<void> {
    if (flight) return flight;
    if (ending.signal.aborted) return Promise.resolve();
    clearTimeout(timer);
    flightAt = performance.now();
    const mine = fly().finally(() => {
      if (flight === mine) flight = null;
    });
    flight = mine;
    return mine;
  }

  function askAtOnce(): Promise<void> {
    if (letGo) {
      atOnce = true;
      letGo();
    }
    return run();
  }

  /** A platform that stops code between requests may have stopped a poll for good: then another one begins. */
  async function pollIfDue(): Promise<void> {
    const now = performance.now();
    if (flight && now - flightAt < settings.requestTimeoutMs * 3) return flight;
    if (flight) flight = null;
    else if (now < dueAt) return;
    await run();
  }

  return {
    pollNow: refreshOnUse ? pollIfDue : askAtOnce,
    tell: (manifest) => {
      try {
        told = readManifestText(manifest);
      } catch {
        atOnce = true; // What a poll is told may be read, or say why not.
      }
      letGo?.();
      void run();
    },
    hear: (heard) => {
      hears = heard;
      // Not at once: when a server ends, it ends the streams of all routers.
      if (flight) hurried = !heard;
      else if (!heard && answered) schedule(soon());
    },
    isAnswered: () => answered,
    start: run,
    stop: async () => {
      ending.abort();
      clearTimeout(timer);
      await flight;
    },
  };
}
