import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { runnerStates } from './runners';

/** What a console's process counts as it happens. docs/operations/observing.md lists all metrics. */
interface ConsoleMetrics {
  readonly registry: Registry;
  readonly requests: Counter<'kind' | 'status'>;
  readonly seconds: Histogram<'kind'>;
  readonly signIns: Counter<'result'>;
  readonly rateLimited: Counter<'limit'>;
}

/** Seconds: a page is made in tens of ms, and a publish may wait for routers for minutes. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

const shared = globalThis as typeof globalThis & { fairleadConsoleMetrics?: ConsoleMetrics };

function metrics(): ConsoleMetrics {
  shared.fairleadConsoleMetrics ??= make();
  return shared.fairleadConsoleMetrics;
}

function make(): ConsoleMetrics {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ['kind', 'status'] as const;
  for (const fact of RUNNER_FACTS) {
    new Gauge({
      name: fact.name,
      help: fact.help,
      labelNames: ['runner'],
      registers,
      collect() {
        this.reset();
        for (const state of runnerStates()) {
          const value = fact.value(state);
          if (value !== null) this.set({ runner: state.name }, value);
        }
      },
    });
  }
  return {
    registry,
    requests: new Counter({
      name: 'fairlead_console_requests_total',
      help: 'Requests of the console that were answered, by kind of route and status.',
      labelNames,
      registers,
    }),
    seconds: new Histogram({
      name: 'fairlead_console_request_seconds',
      help: 'Time until the last byte of an answer of the console.',
      labelNames: ['kind'],
      buckets: BUCKETS,
      registers,
    }),
    signIns: new Counter({
      name: 'fairlead_sign_ins_total',
      help: 'Attempts to sign in, by how they ended.',
      labelNames: ['result'],
      registers,
    }),
    rateLimited: new Counter({
      name: 'fairlead_rate_limited_total',
      help: 'What was refused because there was too much of it, by limit.',
      labelNames: ['limit'],
      registers,
    }),
  };
}

type RunnerFact = {
  readonly name: string;
  readonly help: string;
  readonly value: (state: ReturnType<typeof runnerStates>[number]) => number | null;
};
const RUNNER_FACTS: readonly RunnerFact[] = [
  {
    name: 'fairlead_runner_last_success_timestamp_seconds',
    help: 'When a runner of this process last did its round.',
    value: ({ lastSuccessAt }) => lastSuccessAt && lastSuccessAt / 1_000,
  },
  {
    name: 'fairlead_runner_failures',
    help: 'Rounds of a runner of this process that failed since it started.',
    value: ({ failures }) => failures,
  },
];

/** How an attempt to sign in ended: the method of the session that began, or what was refused. */
export type SignInResult =
  | 'password'
  | 'totp'
  | 'recovery_code'
  | 'provider'
  | 'refused'
  | 'second_factor_refused'
  | 'provider_refused';

/** Counts an attempt to sign in. */
export function countSignIn(result: SignInResult): void {
  metrics().signIns.inc({ result });
}

/** Counts a refusal for want of patience. @param limit its name, such as `sign-in` */
export function countRateLimited(limit: string): void {
  metrics().rateLimited.inc({ limit });
}

/** Counts an answer of the console. */
export function countRequest(kind: string, status: number, seconds: number): void {
  const { requests, seconds: histogram } = metrics();
  requests.inc({ kind, status: String(status) });
  histogram.observe({ kind }, seconds);
}

/** All of it as Prometheus reads it. */
export function consoleMetricsText(): Promise<string> {
  return metrics().registry.metrics();
}
