import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { AuditEntryDto } from '../entry';
import type { Origin } from '../origin';
import { currentType } from '../subject-link';
import { subjectLinks } from './subjects';

/** A row of the trail beside its origin. */
export interface EntryRow {
  readonly seq: bigint;
  readonly at: Date;
  readonly actor_id: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly environment: string | null;
  readonly bytes: Uint8Array;
  readonly via: string | null;
  readonly address: string | null;
  readonly session_id: string | null;
  readonly token_id: string | null;
  readonly request_id: string | null;
}

/** What is selected of `audit_entries e` and `audit_origins o`. */
export const ENTRY_COLUMNS = Prisma.sql`
  e.seq, e.at, e.actor_id, e.action, e.subject_type, e.subject_id, e.environment, e.bytes,
  o.via, o.address, o.session_id, o.token_id, o.request_id`;

/** `WHERE …` of all of these conditions. */
export function where(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], ' AND ')}`;
}

/** Rows with the names of those who acted and of what was changed. */
export async function entryDtos(rows: readonly EntryRow[]): Promise<AuditEntryDto[]> {
  const subject = ({ subject_type, subject_id: id }: EntryRow) => ({ type: currentType(subject_type), id });
  const [names, link] = await Promise.all([
    actorNames(
      db(),
      rows.map(({ actor_id }) => actor_id),
    ),
    subjectLinks(rows.map(subject)),
  ]);
  return rows.map((row) => ({
    seq: row.seq.toString(),
    at: instant(row.at),
    actor: { id: row.actor_id, name: names.get(row.actor_id) ?? null },
    action: row.action,
    subject: { ...subject(row), ...link(subject(row)) },
    environment: row.environment,
    data: dataOf(row.bytes),
    origin: originOf(row),
  }));
}

/** What an entry says besides its columns; nothing for bytes that were tampered with. */
export function dataOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const { data } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { data?: Record<string, unknown> };
    return data ?? {};
  } catch {
    return {};
  }
}

/** Null where its writer noted none: the database then wrote that it was the system. */
function originOf(row: EntryRow): Origin | null {
  const { via, address, session_id: sessionId, token_id: tokenId, request_id: requestId } = row;
  const known = [address, sessionId, tokenId, requestId].some((one) => one !== null);
  if (via === null || (via === 'system' && !known)) return null;
  return { via: via as Origin['via'], address, sessionId, tokenId, requestId };
}
