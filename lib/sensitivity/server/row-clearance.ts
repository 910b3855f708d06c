import type { OfferingRow, RowClearance } from '@/lib/catalog/offering-row';
import { db } from '@/lib/db/client';
import { openState } from '../clearance-state';
import { clearanceMatrix, type MatrixCell } from '../matrix';
import { bookOf, clearanceRecords, currentOfferings } from './clearance-records';
import { labelRows } from './label-records';

/** Rows of the catalogue with the most sensitive level that each is cleared for in an environment, and its tags. */
export async function withClearance(
  rows: readonly OfferingRow[],
  environment: string,
  now: Date,
): Promise<OfferingRow[]> {
  const records = await clearanceRecords();
  const book = bookOf(records, environment, now.getTime());
  if (!book) return [...rows];
  const wanted = new Set(rows.map(({ key }) => key));
  const offerings = (await currentOfferings(records.evidence)).filter(({ key }) => wanted.has(key));
  const { labels, patterns, rows: cleared } = clearanceMatrix(book, offerings);
  const named = await labelRows(db());
  const names = labels.map(({ kind, key }) => ({
    kind,
    name: named.find((label) => label.kind === kind && label.key === key)?.name ?? key,
  }));
  const shown = patterns.map((cells) => rowClearance(cells, names, now.toISOString()));
  const byKey = new Map(cleared.map(({ offering, pattern }) => [offering.key, shown[pattern]]));
  return rows.map((row) => {
    const clearance = byKey.get(row.key);
    return clearance ? { ...row, clearance } : row;
  });
}

function rowClearance(
  cells: readonly MatrixCell[],
  labels: readonly { readonly kind: 'level' | 'tag'; readonly name: string }[],
  at: string,
): RowClearance {
  const open = labels.flatMap(({ kind, name }, place) => {
    const cell = cells[place];
    return cell?.state === 'open' ? [{ kind, name, until: cell.until }] : [];
  });
  const level = open.filter(({ kind }) => kind === 'level').at(-1);
  return {
    state: level ? openState(level.until, at) : cells[0]?.state === 'unknown' ? 'unknown' : 'shut',
    level: level?.name ?? null,
    until: level?.until ?? null,
    tags: open.filter(({ kind }) => kind === 'tag').map(({ name }) => name),
  };
}
