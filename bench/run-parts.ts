/** Runs the parts of a bench, one after another, and reports its table. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Options } from './delivery/options';
import { type Figure, figure, line } from './delivery/report';

type Part<World> = (world: World, options: Options) => Promise<readonly Figure[]>;

/**
 * `[--json] [--quick] [--only <part>]`. Ends the process: with 1 where a target is missed.
 * @param start makes what the parts measure
 */
export async function runParts<World extends { readonly remove: () => Promise<void> }>(
  name: string,
  parts: Readonly<Record<string, () => Promise<Part<World>>>>,
  start: () => Promise<World>,
): Promise<never> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: Object.keys(parts) },
    },
  });
  const unknown = values.only.filter((part) => !Object.hasOwn(parts, part));
  if (unknown.length > 0) {
    process.stderr.write(`There is no part "${unknown.join(', ')}": ${Object.keys(parts).join(', ')}\n`);
    process.exit(2);
  }
  const say = (text: string) => void (values.json || process.stdout.write(text));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const load = () => loadavg()[0]?.toFixed(1) ?? '';
  say(`${machine}, load ${load()}\n`);
  const { quick } = values;
  const options: Options = { quick, rounds: quick ? 1 : 5, seconds: quick ? 3 : 5 };
  const world = await start();
  const rows: (Figure & { readonly part: string; readonly load: string })[] = [];
  try {
    for (const part of values.only) {
      for (const each of await measured(part)) {
        rows.push({ part, load: load(), ...each });
        say(line(each));
      }
    }
  } finally {
    await world.remove();
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ name, machine, figures: rows })}\n`);
  process.exit(rows.every(({ pass }) => pass !== false) ? 0 : 1);

  /** A part that fails is a row that is missed, and keeps the others from nothing. */
  async function measured(part: string): Promise<readonly Figure[]> {
    try {
      return (await (await parts[part]?.())?.(world, options)) ?? [];
    } catch (error) {
      const note = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return [{ ...figure(part, Number.NaN, '', null, note), pass: false }];
    }
  }
}
