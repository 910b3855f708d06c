/** `npm run bench -- <name> [--json]`: measures, prints, and fails where a target is missed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLEARANCE } from './clearance/cells';
import { type Bench, type Figure, interruptionsSeen, type Measurement, refuseNothing } from './figure';
import { LIVE_RANKING } from './live-ranking';
import { POLICY } from './policy';

const BENCHES: Readonly<Record<string, Bench>> = {
  policy: POLICY,
  ranking: LIVE_RANKING,
  clearance: CLEARANCE,
};

/**
 * Several processes, one measurement each, ascending. One that lost the processor to other work in between is taken
 * again, up to three times as often as asked; on a machine that is never quiet the shortest of the others fill up.
 */
function runs(bench: string, { name, runs: count = 5 }: Measurement, folder: string): number[] {
  const script = fileURLToPath(import.meta.url);
  const quiet: number[] = [];
  const interrupted: number[] = [];
  for (let tries = 0; tries < 3 * count && quiet.length < count; tries++) {
    const run = spawnSync(process.execPath, [script, bench, '--one', name, folder], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    const [value = Number.NaN, interruptions] = run.stdout.split(' ').map(Number);
    (interruptions === 0 ? quiet : interrupted).push(Math.round(value * 1000) / 1000);
  }
  const ascending = (a: number, b: number) => a - b;
  return [...quiet, ...interrupted.sort(ascending)].slice(0, count).sort(ascending);
}

/** The median of each measurement, and the best, which is the one least disturbed by other work. */
function measure(name: string, bench: Bench, report: (figure: Figure) => void): Figure[] {
  const figures: Figure[] = [];
  const add = (figure: Figure): void => {
    figures.push(figure);
    report(figure);
  };
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  try {
    bench.prepare(folder);
    for (const measurement of bench.measurements) {
      const values = runs(name, measurement, folder);
      const value = values[Math.floor(values.length / 2)] as number;
      const { unit, target: wanted = null } = measurement;
      const against = typeof wanted === 'string' ? wanted : null;
      const target = typeof wanted === 'string' ? measured(figures, wanted) : wanted;
      add({ name: measurement.name, value, unit, target, pass: target === null || value <= target, against });
      const best = { name: `${measurement.name}, best`, value: values[0] as number, unit };
      add({ ...best, target: null, pass: true, against: null });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return figures;
}

function measured(figures: readonly Figure[], name: string): number {
  const found = figures.find((figure) => figure.name === name);
  if (!found) throw new Error(`${name} is measured after what is held against it`);
  return found.value;
}

function line({ name, value, unit, target, pass, against }: Figure, width: number): string {
  const whose = against === null ? '' : ` (${against})`;
  const goal = target === null ? '' : `  ${pass ? 'ok    ' : 'MISSED'}  at most ${target} ${unit}${whose}`;
  return `${name.padEnd(width)}  ${value.toFixed(3).padStart(9)} ${unit}${goal}\n`;
}

async function main(): Promise<void> {
  const [name = '', one, what = '', folder = ''] = process.argv.slice(2);
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!bench) {
    process.stderr.write(
      `npm run bench -- <name> [--json]; names: ${[...Object.keys(BENCHES), 'delivery', 'catalogue', 'overview', 'scaling'].join(', ')}\n`,
    );
    process.exit(2);
  }
  if (one === '--one') {
    const value = await bench.measurements.find((measurement) => measurement.name === what)?.measure(folder);
    refuseNothing();
    process.stdout.write(`${value} ${interruptionsSeen()}\n`);
    process.exit(0);
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const json = process.argv.includes('--json');
  const width = Math.max(...bench.measurements.map((measurement) => `${measurement.name}, best`.length));
  if (!json) process.stdout.write(`${machine}\n`);
  const figures = measure(name, bench, (figure) => {
    if (!json) process.stdout.write(line(figure, width));
  });
  if (json) process.stdout.write(`${JSON.stringify({ name, machine, figures })}\n`);
  process.exitCode = figures.every(({ pass }) => pass) ? 0 : 1;
}

await main();
