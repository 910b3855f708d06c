import type { Decision } from '../../lib/policy/decision';
import type { Release } from '../../lib/signing/release';
import { RequestFailed, send, within } from './download';
import { LIBRARY } from './introduction';
import type { Settings } from './options';
import { versionText } from './release';
import type { State } from './state';
import { createTally, type Tallied, type Tally } from './tally';
import { growing, jittered, later, notBefore } from './timing';

/** What tells the server how often this router has decided what: numbers, and never a request. */
export interface Reporter {
  readonly count: Tally['count'];
  readonly start: () => void;
  /** Reports now if the time has come, for platforms without timers. Never rejects. */
  readonly reportIfDue: () => Promise<void>;
  /** Reports what is left, as far as that is quick, and counts nothing more. */
  readonly stop: () => Promise<void>;
}

/** What is sent once, and again under the same id until it is answered, so that nothing counts twice. */
interface Report {
  readonly body: string;
  /** The earliest minute in it. */
  readonly from: number;
}

const MOST_COUNTS = 1_000;
/** Bytes of a body; the server takes some more. */
const MOST_BYTES = 240_000;
/** The server takes nothing that is a day old. */
const LONGEST_KEPT_MS = 23 * 3_600_000;
const LONGEST_PAUSE_MS = 900_000;
/** What the end of a router may be held up by. Ms. */
const LAST_MS = 2_000;

/**
 * @param now ms since 1970
 * @param fail is told when reports are refused; not when they have to wait
 */
export function createReporter(
  settings: Settings,
  now: () => number,
  fail: (error: unknown) => void,
): Reporter {
  const { reportMs } = settings.timing;
  const tally = createTally();
  const ending = new AbortController();
  let on = settings.report;
  let waiting: Report[] = [];
  let flight: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = performance.now() + jittered(reportMs);
  let failures = 0;

  function schedule(ms: number): void {
    clearTimeout(timer);
    dueAt = performance.now() + ms;
    if (on && !settings.refreshOnUse) timer = later(ms, () => void report());
  }

  function report(): Promise<void> {
    flight ??= sendAll().finally(() => {
      flight = null;
    });
    return flight;
  }

  /** Sends what waits; new counts only once nothing does, so that what cannot be sent goes on being summed. */
  async function sendAll(): Promise<void> {
    if (waiting.length === 0) waiting = packed(tally.take(), now() - LONGEST_KEPT_MS);
    waiting = waiting.filter(({ from }) => from > now() - LONGEST_KEPT_MS);
    let pause = jittered(reportMs);
    try {
      for (let next = waiting[0]; next && on; next = waiting[0]) {
        await deliver(next);
        waiting.shift();
      }
      failures = 0;
    } catch (error) {
      pause = notBefore(
        error instanceof RequestFailed ? error.retryAfterMs : null,
        growing(reportMs, failures, LONGEST_PAUSE_MS),
      );
      failures += 1;
    }
    schedule(pause);
  }

  /** Resolves once the report is counted, or never will be. @throws RequestFailed where trying again may help */
  async function deliver({ body }: Report): Promise<void> {
    const { ending: ended, finish } = within(settings.requestTimeoutMs, ending.signal);
    const headers = {
      'content-type': 'application/json',
      'router-instance': settings.instance,
      'router-library': LIBRARY,
    };
    const asked = { method: 'POST', headers, body, answers: [200, 202, 204] } as const;
    try {
      const response = await send(settings, `${settings.origin}/api/v1/telemetry`, asked, ended.signal);
      await response.body?.cancel();
    } catch (error) {
      const status = error instanceof RequestFailed ? error.status : 0;
      if (status !== 403 && status !== 400 && status !== 413 && status !== 422) throw error;
      if (status === 403) [on, waiting] = [false, []];
      fail(new RequestFailed(`decisions are not reported: ${(error as Error).message}`, status, null));
    } finally {
      finish();
    }
  }

  return {
    count: (decision, version, at) => {
      if (on) tally.count(decision, version, at);
    },
    start: () => schedule(jittered(reportMs)),
    reportIfDue: async () => {
      if (on && !flight && performance.now() >= dueAt) await report();
    },
    stop: async () => {
      const deadline = setTimeout(() => ending.abort(), LAST_MS);
      await flight;
      if (on && failures === 0) await report();
      on = false;
      clearTimeout(deadline);
      clearTimeout(timer);
    },
  };
}

/** Counts in reports of the size that the server takes, each with an id of its own. */
function packed(rows: readonly Tallied[], after: number): Report[] {
  const reports: Report[] = [];
  const encoder = new TextEncoder();
  let counts: string[] = [];
  let size = 0;
  let from = Number.POSITIVE_INFINITY;
  const close = () => {
    if (counts.length === 0) return;
    const body = `{"report":"${crypto.randomUUID()}","counts":[${counts.join()}]}`;
    reports.push({ body, from });
    [counts, size, from] = [[], 0, Number.POSITIVE_INFINITY];
  };
  for (const row of rows) {
    if (row.minute <= after) continue;
    const count = JSON.stringify({ ...row, minute: new Date(row.minute).toISOString() });
    const bytes = encoder.encode(count).length + 1;
    if (counts.length === MOST_COUNTS || size + bytes > MOST_BYTES) close();
    counts.push(count);
    size += bytes;
    from = Math.min(from, row.minute);
  }
  close();
  return reports;
}

/** `evaluate` of a router, which counts what it decides. While there is no policy there is no version to count for. */
export function counting(state: State, { count }: Reporter): (request: unknown) => Decision {
  let release: Release | null = null;
  let version = '';
  return (request) => {
    const decision = state.evaluate(request);
    const held = state.held()?.held.release ?? null;
    if (held !== release) [release, version] = [held, held ? versionText(held) : ''];
    if (release) count(decision, version, Date.now());
    return decision;
  };
}
