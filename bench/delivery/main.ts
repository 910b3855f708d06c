/** `npm run bench -- delivery [--json] [--quick] [--only <part>]`: the table of what serving routers must reach. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import type { Options } from './options';
import { type Figure, line } from './report';
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
const figures: Figure[] = [];
try {
  await world.publish(BYTES);
  for (const part of values.only) {
    const measured = await (await PARTS[part]?.())?.(world, options);
    for (const each of measured ?? []) say(line(each));
    figures.push(...(measured ?? []));
  }
} finally {
  await world.remove();
}
if (values.json)
  process.stdout.write(`${JSON.stringify({ name: 'delivery', machine, load: load(), figures })}\n`);
process.exit(figures.every(({ pass }) => pass !== false) ? 0 : 1);
