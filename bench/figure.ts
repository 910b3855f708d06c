/** How benches measure, and what they report. */
import { performance } from 'node:perf_hooks';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this; null = for information. */
  readonly target: number | null;
  readonly pass: boolean;
  /** Whose figure of the same run the target is, or null. */
  readonly against: string | null;
}

/**
 * What is measured, several times, each in a process of its own: nothing is compiled yet, and no garbage of another is
 * collected.
 */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'µs';
  /** At most this number, or at most the figure of that name. */
  readonly target?: number | string;
  /** How often; 5 by default. */
  readonly runs?: number;
  /** `folder` holds what the bench put there beforehand. */
  readonly measure: (folder: string) => number | Promise<number>;
}

export interface Bench {
  /** Puts what measurements read into a folder. */
  readonly prepare: (folder: string) => void;
  readonly measurements: readonly Measurement[];
}

let sink = 0;

/** Throws unless what was measured did something, and was not optimised away. */
export function refuseNothing(): void {
  if (!(sink > 0)) throw new Error('nothing was measured');
}

/** Counts what was done, where something else keeps the time. */
export function count(done: number): void {
  sink += done;
}

/** Mean µs of an operation in the best of several runs, which is the one least disturbed by other work. */
export function meanOf(count: number, operation: (index: number) => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 9; run++) {
    const start = performance.now();
    for (let index = 0; index < count; index++) sink += operation(index);
    best = Math.min(best, ((performance.now() - start) * 1000) / count);
  }
  return best;
}

/** A quantile of single operations in µs, less the cost of reading the clock. */
export function quantileOf(share: number, count: number, operation: (index: number) => number): number {
  const times = new Float64Array(count);
  const empty = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    sink += operation(index);
    const end = performance.now();
    times[index] = end - start;
    empty[index] = performance.now() - end;
  }
  const clock = empty.sort()[Math.floor(count / 2)] as number;
  return ((times.sort()[Math.floor(count * share)] as number) - clock) * 1000;
}

let interruptions = 0;
const interruptionsSoFar = (): number => process.resourceUsage().involuntaryContextSwitches;

/** How often the system gave the processor to other work while `once` was timing; 0 where it does not say. */
export function interruptionsSeen(): number {
  return interruptions;
}

/** Milliseconds of one operation, the first of its process. */
export function once(operation: () => number): number {
  const before = interruptionsSoFar();
  const taken = timed(operation);
  interruptions += interruptionsSoFar() - before;
  return taken;
}

function timed(operation: () => number): number {
  const start = performance.now();
  sink += operation();
  return performance.now() - start;
}

/** Median milliseconds of an operation that has been done a few times before. */
export function usual(count: number, operation: (index: number) => number): number {
  const times = new Float64Array(count);
  for (let index = -2; index < count; index++) {
    const taken = timed(() => operation(index + 2));
    if (index >= 0) times[index] = taken;
  }
  return times.sort()[Math.floor(count / 2)] as number;
}
