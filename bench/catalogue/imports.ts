/** What importing a whole price list takes: reading it, saying what it would change, and writing that. */
import { SYSTEM_CALLER } from '../../lib/auth/system-actor';
import { applyImport } from '../../lib/catalog/server/import-commands';
import { importDetail } from '../../lib/catalog/server/import-queries';
import { offeringRows } from '../../lib/catalog/server/offering-rows';
import { readInWorker } from '../../lib/catalog/server/read-in-worker';
import { importFile } from '../../lib/catalog/server/start-import';
import { type Figure, figure } from '../delivery/report';
import { liteLlmFile, ROWS } from './litellm-file';
import type { CatalogueWorld } from './world';

interface Taken {
  readonly parse: number;
  readonly keep: number;
  readonly diff: number;
  readonly apply: number;
  readonly written: number;
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const begun = performance.now();
  const made = await work();
  return [made, performance.now() - begun];
}

async function importOnce(scale: number): Promise<Taken> {
  const bytes = Buffer.from(liteLlmFile(scale));
  // The catalogue is read once for everybody, whether or not somebody imports.
  await offeringRows();
  let parse = 0;
  const [{ id }, whole] = await timed(() =>
    importFile(
      SYSTEM_CALLER,
      { source: 'litellm', via: 'file', name: 'bench.json', bytes },
      new Date(),
      async (file) => {
        const [read, taken] = await timed(() => readInWorker(file));
        parse = taken;
        return read;
      },
    ),
  );
  const [detail, diff] = await timed(() => importDetail(id));
  const { preview } = detail;
  if (!preview || detail.rows !== ROWS) throw new Error(`${detail.rows} rows were read`);
  const input = { id, digest: preview.digest, choice: { sections: {}, plus: [], minus: [] } };
  const [{ written }, apply] = await timed(() => applyImport(SYSTEM_CALLER, input));
  return { parse, keep: whole - parse, diff, apply, written };
}

/** The first brings nearly everything, the second another price of each. */
export async function imports(_world: CatalogueWorld): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const [what, scale] of [
    ['all new', 1],
    ['every price changed', 1.25],
  ] as const) {
    const { parse, keep, diff, apply, written } = await importOnce(scale);
    found.push(
      figure(
        `import of ${ROWS} rows, ${what}: parse and diff`,
        (parse + diff) / 1000,
        's',
        { most: 2 },
        `parse ${parse.toFixed(0)} ms, diff ${diff.toFixed(0)} ms, kept in ${keep.toFixed(0)} ms`,
      ),
      figure(`… apply`, apply / 1000, 's', { most: 10 }, `${written} changes`),
    );
  }
  return found;
}
