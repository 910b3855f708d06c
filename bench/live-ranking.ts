/** The workbench's live ranking as a screen asks for it: 10,000 offerings in a real database, a weight moved each time. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { bringDatabase, connect } from '../lib/db/client';
import { rankLive } from '../lib/routing/server/ranking-queries';
import { type Bench, count } from './figure';

const OFFERINGS = 10_000;
const WARM_UP = 20;
const ASKED = 200;
/** Milliseconds (UI.md: changing anything moves everything). */
const TARGET = 150;
const RESULTS = 'live-ranking.json';

/** Starts the database and gives what `work` makes of its address. */
async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const script = join(import.meta.dirname, '..', 'live-database.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, String(OFFERINGS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.once('exit', (code) => reject(new Error(`the database ended with ${code}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /^postgres\S+$/m.exec(said);
        if (found) resolve(found[0]);
      });
    });
    return await work(url);
  } finally {
    child.stdin.end();
    await ended;
  }
}

function question(index: number): object {
  return {
    environment: 'development',
    taskClass: 'ranked',
    rule: { key: 'ranked' },
    select: {
      weights: { cost: 1 + (index % 10), latency: 1 + (index % 7), quality: 2 },
      quality: { benchmark: 'exam' },
      ...(index % 3 === 0 ? { minContext: 32_000 } : {}),
      ...(index % 4 === 0 ? { maxPrice: { input: '8', output: '30' } } : {}),
      missing: index % 2 === 0 ? 'out' : 'worst',
      top: 4,
    },
    show: index % 5 === 0 ? { reason: 'measure_missing' } : index % 5 === 1 ? { text: 'model-12' } : {},
  };
}

async function ask(index: number): Promise<number> {
  const start = performance.now();
  const text = JSON.stringify(await rankLive(question(index), new Date()));
  count(text.length);
  return performance.now() - start;
}

interface Results {
  readonly first: number;
  readonly times: readonly number[];
}

async function measured(folder: string): Promise<Results> {
  const file = join(folder, RESULTS);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    const results = await withDatabase(async (url) => {
      const database = connect(url);
      bringDatabase(database);
      const first = await ask(0);
      for (let index = 0; index < WARM_UP; index++) await ask(index);
      const times: number[] = [];
      for (let index = 0; index < ASKED; index++) times.push(await ask(index));
      await database.$disconnect();
      return { first, times: times.sort((a, b) => a - b) };
    });
    writeFileSync(file, JSON.stringify(results));
    return results;
  }
}

const quantile = (share: number) => async (folder: string) => {
  const { times } = await measured(folder);
  count(times.length);
  return times[Math.floor(times.length * share)] as number;
};

export const LIVE_RANKING: Bench = {
  prepare: () => {},
  measurements: [
    { name: 'live ranking, p50', unit: 'ms', target: TARGET, runs: 1, measure: quantile(0.5) },
    { name: 'live ranking, p95', unit: 'ms', target: TARGET, runs: 1, measure: quantile(0.95) },
    {
      name: 'live ranking, the first of a process',
      unit: 'ms',
      runs: 1,
      measure: async (folder) => {
        const { first } = await measured(folder);
        count(1);
        return first;
      },
    },
  ],
};
