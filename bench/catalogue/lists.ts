/** What the server does for a list: looks whether anything changed, filters, counts, searches, sorts, and writes it down. */
import { listOfferings } from '../../lib/catalog/offering-list';
import { readOfferingQuery } from '../../lib/catalog/offering-query';
import { offeringRows } from '../../lib/catalog/server/offering-rows';
import type { Options } from '../delivery/options';
import { type Figure, figure, quantile } from '../delivery/report';
import { type CatalogueWorld, OFFERINGS } from './world';

const QUERIES: readonly string[] = [
  '',
  'sort=input&direction=desc',
  'sort=context&offset=5000',
  'q=claude+haiku+4.5',
  'q=c',
  'q=mispeled+sonnett',
  'q=zzzzqqqq',
  'owner=anthropic,openai&capability=tools,vision&sort=quality&direction=desc',
  'lifecycle=available&mode=chat&contextMin=128000&inputMax=3&sort=blended',
  'q=gpt&channel=azure,openai,openrouter&free=no&sort=output',
];

/** Ms by the clock, and of this process' processor time, which hardly moves when other work takes the processor away. */
async function ask(search: string): Promise<{ readonly ms: number; readonly cpu: number }> {
  const before = process.cpuUsage();
  const begun = performance.now();
  const { query } = readOfferingQuery(new URLSearchParams(search));
  JSON.stringify(listOfferings(await offeringRows(), { ...query, limit: 100 }));
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1000 };
}

export async function lists(_world: CatalogueWorld, { quick }: Options): Promise<Figure[]> {
  const first = await ask('');
  const rows = (await offeringRows()).length;
  if (rows !== OFFERINGS) throw new Error(`there are ${rows} offerings`);
  const kinds: { search: string; p50: number; p95: number; cpu: number; first: number }[] = [];
  for (const search of QUERIES) {
    // An order is made when it is first asked for.
    const firstOfKind = await ask(search);
    const times: number[] = [];
    const cpus: number[] = [];
    for (let nth = 0; nth < (quick ? 10 : 60); nth++) {
      const { ms, cpu } = await ask(search);
      times.push(ms);
      cpus.push(cpu);
    }
    kinds.push({
      search,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      cpu: quantile(cpus, 0.95),
      first: firstOfKind.ms,
    });
  }
  const slowest = kinds.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  const slowestFirst = Math.max(...kinds.map((kind) => kind.first));
  const median =
    kinds.map(({ p50 }) => p50).sort((a, b) => a - b)[Math.floor(kinds.length / 2)] ?? Number.NaN;
  return [
    figure(
      `list query of ${OFFERINGS} offerings, p95 of the slowest kind`,
      slowest.p95,
      'ms',
      { most: 50 },
      `"${slowest.search}"; p50 ${slowest.p50.toFixed(1)}; of all kinds ${median.toFixed(1)}; processor time at most ${Math.max(...kinds.map(({ cpu }) => cpu)).toFixed(1)}`,
    ),
    figure('the first query of a kind, the slowest', slowestFirst, 'ms', { most: 50 }),
    figure('the first list of a process, with everything read', first.ms, 'ms'),
  ];
}
