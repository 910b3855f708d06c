import { CSV_START, csvLine } from '@/lib/core/csv';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { CSV_COLUMNS, csvCells, type ExportEnd, type ExportedEntry, type ExportHead } from '../export-format';
import { type AuditFilter, filterSearch } from '../filter';
import { conditionsOf } from './conditions';
import { ENTRY_COLUMNS, type EntryRow, entryDtos, where } from './entries';
import { GENESIS } from './verify';

export type ExportFormat = 'jsonl' | 'csv';

type ExportRow = EntryRow & { readonly hash: Uint8Array; readonly previous: Uint8Array | null };

const PAGE = 250;

/**
 * Everything that a filter leaves up to entry `head`, in the order of the trail, as pieces of a file. A page is in memory at
 * a time; entries are never changed or taken out, so that the pages together are one moment of the trail.
 */
export async function* exportTrail(
  format: ExportFormat,
  filter: AuditFilter,
  head: bigint,
  now: Date,
): AsyncGenerator<string> {
  const conditions = await conditionsOf(filter, null, now);
  yield format === 'csv' ? `${CSV_START}${csvLine(CSV_COLUMNS)}` : line(await headOf(filter, head, now));
  let last = 0n;
  let entries = 0;
  for (;;) {
    const rows: ExportRow[] = await db().$queryRaw`
      SELECT ${ENTRY_COLUMNS}, e.hash, p.hash AS previous
      FROM audit_entries e
      LEFT JOIN audit_origins o ON o.seq = e.seq
      LEFT JOIN audit_entries p ON p.seq = e.seq - 1
      ${where([...conditions, Prisma.sql`e.seq > ${last}`, Prisma.sql`e.seq <= ${head}`])}
      ORDER BY e.seq LIMIT ${PAGE}`;
    if (rows.length > 0) yield await linesOf(format, rows);
    entries += rows.length;
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < PAGE) break;
  }
  if (format === 'jsonl') yield line({ end: true, entries } satisfies ExportEnd);
}

async function headOf(filter: AuditFilter, seq: bigint, now: Date): Promise<ExportHead> {
  const entry = await db().auditEntry.findUnique({ where: { seq }, select: { hash: true } });
  return {
    format: 'fairlead.audit-export/1',
    exportedAt: instant(now),
    filter: filterSearch(filter).toString(),
    genesis: GENESIS.toString('hex'),
    head: { seq: `${seq}`, hash: seq === 0n ? GENESIS.toString('hex') : hex(entry?.hash ?? null) },
  };
}

async function linesOf(format: ExportFormat, rows: readonly ExportRow[]): Promise<string> {
  const entries = await entryDtos(rows);
  return rows
    .map((row, index) => {
      const entry = entries[index];
      if (!entry) return '';
      if (format === 'csv') return csvLine(csvCells(entry, hex(row.hash)));
      return line({
        seq: entry.seq,
        previous: row.seq === 1n ? GENESIS.toString('hex') : row.previous && hex(row.previous),
        hash: hex(row.hash),
        entry: Buffer.from(row.bytes).toString('utf8'),
        actorName: entry.actor.name,
        origin: entry.origin,
      } satisfies ExportedEntry);
    })
    .join('');
}

const hex = (bytes: Uint8Array | null): string => (bytes ? Buffer.from(bytes).toString('hex') : '');
const line = (value: object): string => `${JSON.stringify(value)}\n`;
