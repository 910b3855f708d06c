import { outageOf } from '@/lib/http/outage';
import { log } from './log';

/** Something that a process does again and again by itself. */
export interface RunnerSpec {
  readonly name: string;
  /** One round. What it throws is told, and it is tried again. */
  readonly round: () => Promise<unknown>;
  /** The sentence for a round that failed. */
  readonly waits: string;
  /**
   * Ms between rounds; up to so many of the jitter are added, so that processes do not march in step, and never more than
   * there were.
   */
  readonly everyMs: number;
  readonly jitterMs: number;
  /** Ms until the first round. */
  readonly firstMs?: number;
  /** Ms until the next after one that failed, as while the database does not answer. */
  readonly afterFailureMs: number;
}

/** What is known of a runner in this process. Instants are ms since 1970. */
export interface RunnerState {
  readonly name: string;
  readonly everyMs: number;
  readonly startedAt: number;
  readonly lastSuccessAt: number | null;
  readonly failures: number;
  /** Since when a round has been under way; null between rounds. */
  readonly busySince: number | null;
}

interface Runner {
  state: RunnerState;
  stop: () => Promise<void>;
}

const shared = globalThis as typeof globalThis & { fairleadRunners?: Map<string, Runner> };
shared.fairleadRunners ??= new Map();
const runners = shared.fairleadRunners;

/**
 * Starts a runner in this process, once however often it is called, since Next loads instrumentation more than once. It
 * keeps no process alive. What fails is told once, until it goes well again.
 * @returns what stops it: resolves when the round under way has ended; no other follows
 */
export function startRunner(spec: RunnerSpec): () => Promise<void> {
  const running = runners.get(spec.name);
  if (running) return running.stop;
  const runner = begin(spec);
  runners.set(spec.name, runner);
  return runner.stop;
}

function begin({ name, round, waits, everyMs, jitterMs, firstMs = 0, afterFailureMs }: RunnerSpec): Runner {
  const report = log(name);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failing = false;
  let current: Promise<void> = Promise.resolve();
  const note = (facts: Partial<RunnerState>) => {
    runner.state = { ...runner.state, ...facts };
  };
  const look = async () => {
    note({ busySince: Date.now() });
    try {
      await round();
      if (failing) report.info({ event: 'runner' }, 'it goes on');
      failing = false;
      note({ lastSuccessAt: Date.now() });
    } catch (error) {
      // The stack of a database that is away says nothing.
      const why = outageOf(error) ? { reason: (error as Error).message } : { err: error };
      if (!failing) report.error({ event: 'runner', ...why }, waits);
      failing = true;
      note({ failures: runner.state.failures + 1 });
    }
    note({ busySince: null });
    if (stopped) return;
    const pause = failing ? afterFailureMs : everyMs;
    next(pause + Math.random() * Math.min(jitterMs, pause));
  };
  const next = (delay: number) => {
    timer = setTimeout(() => {
      current = look();
    }, delay);
    timer.unref();
  };
  const runner: Runner = {
    state: { name, everyMs, startedAt: Date.now(), lastSuccessAt: null, failures: 0, busySince: null },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
      runners.delete(name);
    },
  };
  next(firstMs);
  return runner;
}

/** What this process' runners have done, in the order in which they were started. */
export function runnerStates(): readonly RunnerState[] {
  return [...runners.values()].map(({ state }) => state);
}

/** Stops every runner: rounds under way end, and no other follows. */
export async function stopRunners(): Promise<void> {
  await Promise.all([...runners.values()].map(({ stop }) => stop()));
}

/** Ms that a round may take, or be overdue, until its runner counts as stuck. */
const STUCK_MS = 900_000;

/** The runners of which nothing has come for too long, although the database may well answer. */
export function stuckRunners(now: number): readonly string[] {
  return runnerStates()
    .filter(({ everyMs, startedAt, busySince, lastSuccessAt }) => {
      if (busySince !== null) return now - busySince > STUCK_MS;
      return now - (lastSuccessAt ?? startedAt) > 2 * everyMs + STUCK_MS;
    })
    .map(({ name }) => name);
}
