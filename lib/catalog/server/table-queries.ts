import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { type TableMapping, tableMappingSchema } from '../import/table-columns';
import type { GuessedTable } from './read-files';
import { guessInWorker, readInWorker } from './read-in-worker';
import { tableContext } from './table-context';

/** What a file holds, for its columns to be named. */
export interface TablesIn {
  readonly tables: readonly GuessedTable[];
  /** The mapping by which a file of such a name with as many columns was read last; null = none was. */
  readonly remembered: TableMapping | null;
}

/** "Prices 2026-11.csv" and "prices 2026-12.xlsx" are issues of one list. */
const issueOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/[\d\s._-]+/g, ' ')
    .trim();

export async function tablesIn(bytes: Uint8Array, name: string): Promise<TablesIn> {
  const tables = await guessInWorker(bytes, name);
  const read = await db().import.findMany({
    where: { source: 'table', state: { in: ['preview', 'applied', 'undone'] } },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { name: true, mapping: true },
  });
  const widths = new Set(tables.map(({ columns }) => columns.length));
  const remembered = read
    .filter((one) => issueOf(one.name) === issueOf(name))
    .flatMap(({ mapping }) => tableMappingSchema.safeParse(mapping).data ?? [])
    .find(({ columns }) => widths.has(columns.length));
  return { tables, remembered: remembered ?? null };
}

const MOST_SHOWN = 200;

/** What would be read of a table by a mapping. @throws AppError invalid by part of the mapping */
export async function tryMapping(bytes: Uint8Array, mapping: unknown, now: Date) {
  const asOf = utcDate(now);
  const table = await tableContext(asOf, now);
  const { rows, offerings, skipped, notes } = await readInWorker({
    source: 'table',
    bytes,
    mapping,
    table,
    asOf,
  });
  return {
    rows,
    imported: rows - skipped.length,
    offerings: offerings.length,
    skipped: { count: skipped.length, first: skipped.slice(0, MOST_SHOWN) },
    notes: { count: notes.length, first: notes.slice(0, MOST_SHOWN) },
  };
}
