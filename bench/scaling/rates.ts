import { type Figure, figure, median } from '../delivery/report';
import type { Started, Usage } from '../delivery/servers';

/** What some servers did together in one run. */
export interface Run {
  /** Answers for a second of the servers' own processor time. */
  readonly core: number;
  /** Answers for a second of the clock. */
  readonly reached: number;
}

/** Answers that `work` counts, over the processor time of the servers and the clock. */
export async function runOf(servers: readonly Started[], work: () => Promise<number>): Promise<Run> {
  const cpu = async () => (await usages(servers)).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  const [before, begun] = [await cpu(), performance.now()];
  const answers = await work();
  const seconds = (performance.now() - begun) / 1_000;
  return { core: answers / (((await cpu()) - before) / 1_000), reached: answers / seconds };
}

export const usages = (servers: readonly Started[]): Promise<readonly Usage[]> =>
  Promise.all(servers.map(({ usage }) => usage()));

/** What one does, what two do, and what the second keeps of the first's rate: 1 = they do not meet. */
export function compared(what: string, one: readonly Run[], two: readonly Run[], least: number): Figure[] {
  const rate = (name: string, runs: readonly Run[]) =>
    figure(
      `${what}, ${name}`,
      median(runs.map(({ core }) => core)),
      '/core s',
      null,
      `${median(runs.map(({ reached }) => reached)).toFixed(1)}/s reached on this machine`,
    );
  const kept = one.map(({ core }, at) => (two[at]?.core ?? Number.NaN) / core);
  const note = `runs ${Math.min(...kept).toFixed(2)}–${Math.max(...kept).toFixed(2)}`;
  return [
    rate('one process', one),
    rate('two processes', two),
    figure(`${what}: rate of each of two ÷ rate of one`, median(kept), '×', { least }, note),
  ];
}

/** Resident memory after the work. */
export function memory(name: string, { rssBytes }: Usage): Figure {
  return figure(`memory of ${name}`, rssBytes / 1_048_576, 'MB');
}
