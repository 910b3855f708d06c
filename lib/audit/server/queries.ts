import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type AuditCursor, formatCursor, type PlaceAsked } from '../cursor';
import type { AuditEntryDetail, AuditPage } from '../entry';
import { type AuditFilter, spanOf } from '../filter';
import { conditionsOf, ofRecord } from './conditions';
import { ENTRY_COLUMNS, type EntryRow, entryDtos, where } from './entries';
import { auditReach } from './reach';

export const PAGE_SIZE = 50;

/**
 * A page of the entries that a filter leaves, the latest first. Entries that arrive meanwhile move nothing: a page hangs on
 * the entry beside it.
 * @throws AppError forbidden
 */
export async function auditPage(
  caller: Caller,
  filter: AuditFilter,
  { older, newer }: PlaceAsked,
  now: Date,
): Promise<AuditPage> {
  const conditions = await conditionsOf(filter, await auditReach(caller), now);
  const { from, to } = spanOf(filter, now);
  const byTime = from !== null || to !== null;
  const upwards = newer !== undefined;
  const place = newer ?? older;
  if (place) conditions.push(beyond(place, byTime, upwards));
  const order = upwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [rows, head] = await Promise.all([
    db().$queryRaw<EntryRow[]>`
      SELECT ${ENTRY_COLUMNS} FROM audit_entries e LEFT JOIN audit_origins o ON o.seq = e.seq
      ${where(conditions)}
      ORDER BY ${byTime ? Prisma.sql`e.at ${order}, e.seq ${order}` : Prisma.sql`e.seq ${order}`}
      LIMIT ${PAGE_SIZE + 1}`,
    db().auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true } }),
  ]);
  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (upwards) shown.reverse();
  const cursor = (row: EntryRow | undefined) =>
    row ? formatCursor({ seq: row.seq, at: byTime ? row.at.getTime() : null }) : null;
  return {
    entries: await entryDtos(shown),
    newer: (upwards ? more : place !== undefined) ? cursor(shown[0]) : null,
    older: upwards || more ? cursor(shown.at(-1)) : null,
    head: head.seq.toString(),
  };
}

function beyond({ seq, at }: AuditCursor, byTime: boolean, upwards: boolean): Prisma.Sql {
  const than = upwards ? Prisma.sql`>` : Prisma.sql`<`;
  if (!byTime || at === null) return Prisma.sql`e.seq ${than} ${seq}`;
  return Prisma.sql`(e.at, e.seq) ${than} (${new Date(at)}, ${seq})`;
}

/** At most so many are counted: beyond it, "many" is all that one wants to know. */
export const MOST_NEW = 100;

/** How many entries came after number `since` that a filter leaves, up to MOST_NEW. @throws AppError forbidden */
export async function newEntries(
  caller: Caller,
  filter: AuditFilter,
  since: bigint,
  now: Date,
): Promise<number> {
  const reach = await auditReach(caller);
  // Asked for again and again: where nothing came at all, nothing of the filter is looked up.
  const head = await db().auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true } });
  if (head.seq <= since) return 0;
  const conditions = await conditionsOf(filter, reach, now);
  conditions.push(Prisma.sql`e.seq > ${since}`);
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM audit_entries e ${where(conditions)} ORDER BY e.seq LIMIT ${MOST_NEW}) few`;
  return row?.count ?? 0;
}

/** One entry with its hashes, and those of the same record beside it; null if there is none that the caller may read. */
export async function auditEntry(caller: Caller, seq: bigint): Promise<AuditEntryDetail | null> {
  const reach = await auditReach(caller);
  const seen = reach ? [Prisma.sql`e.environment = ANY(${[...reach]})`] : [];
  const [row] = await db().$queryRaw<(EntryRow & { hash: Uint8Array; previous: Uint8Array | null })[]>`
    SELECT ${ENTRY_COLUMNS}, e.hash, (SELECT p.hash FROM audit_entries p WHERE p.seq = e.seq - 1) AS previous
    FROM audit_entries e LEFT JOIN audit_origins o ON o.seq = e.seq
    ${where([...seen, Prisma.sql`e.seq = ${seq}`])}`;
  const [dto] = row ? await entryDtos([row]) : [];
  if (!row || !dto) return null;
  const same = ofRecord({ type: row.subject_type, id: row.subject_id });
  const [beside] = await db().$queryRaw<{ before: bigint | null; after: bigint | null }[]>`
    SELECT
      (SELECT max(e.seq) FROM audit_entries e ${where([...seen, same, Prisma.sql`e.seq < ${seq}`])}) AS before,
      (SELECT min(e.seq) FROM audit_entries e ${where([...seen, same, Prisma.sql`e.seq > ${seq}`])}) AS after`;
  return {
    ...dto,
    hash: Buffer.from(row.hash).toString('hex'),
    previousHash: row.previous && Buffer.from(row.previous).toString('hex'),
    canonical: Buffer.from(row.bytes).toString('utf8'),
    before: beside?.before?.toString() ?? null,
    after: beside?.after?.toString() ?? null,
  };
}
