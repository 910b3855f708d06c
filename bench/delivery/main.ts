/** `npm run bench -- delivery [--json] [--quick] [--only <part>]`: the table of what serving routers must reach. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import type { Options } from './options';
import { type Figure, figure, line } from './report';
import type { World } from './world';

type Part = (world: World, options: Options) => Promise<Figure[]>;

const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  '304': async () => (await import('./throughput')).notModified,
  '200': async () => (await import('./throughput')).whole,
  streams: async () => (await import('./streams')).applied,
  idle: async () => (await import('./streams')).idle,
  ready: async () => (await import('./ready')).ready,
  polls: async () => (await import('./polls')).polls,
};

const BYTES = 56_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
  },
});
const unknown = values.only.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no part "${unknown.join(', ')}": ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}

const say = (text: string) => void (values.json || process.stdout.write(text));
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
const load = () => loadavg()[0]?.toFixed(1) ?? '';
say(`${machine}, load ${load()}\n`);

await generateClient();
await buildBundles();
const { startWorld } = await import('./world');
const world = await startWorld();
const options: Options = { quick: values.quick, rounds: values.quick ? 1 : 5, seconds: values.quick ? 3 : 5 };
const rows: (Figure & { readonly part: string; readonly load: string })[] = [];
try {
  await world.publish(BYTES);
  for (const part of values.only) {
    for (const each of await measured(part)) {
      rows.push({ part, load: load(), ...each });
      say(line(each));
    }
  }
} finally {
  await world.remove();
}
if (values.json) process.stdout.write(`${JSON.stringify({ name: 'delivery', machine, figures: rows })}\n`);
process.exit(rows.every(({ pass }) => pass !== false) ? 0 : 1);

/** A part that fails is a row that is missed, and keeps the others from nothing. */
async function measured(part: string): Promise<readonly Figure[]> {
  try {
    return (await (await PARTS[part]?.())?.(world, options)) ?? [];
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    return [{ ...figure(part, Number.NaN, '', null, note), pass: false }];
  }
}
