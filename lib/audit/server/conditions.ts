import { Prisma } from '@/lib/db/generated/client';
import { type AuditFilter, actionsOf, spanOf } from '../filter';
import { SUBJECT_TYPES, writtenTypes } from '../subject-link';
import type { Reach } from './reach';
import { type SubjectRef, subjectsNamed } from './subjects';

/** Conditions on `audit_entries e`, for a reader who sees as far as `reach`. */
export async function conditionsOf(filter: AuditFilter, reach: Reach, now: Date): Promise<Prisma.Sql[]> {
  const { person, record, environment, via, q } = filter;
  const actions = actionsOf(filter);
  const { from, to } = spanOf(filter, now);
  const wanted: (Prisma.Sql | null)[] = [
    reach && Prisma.sql`e.environment = ANY(${[...reach]})`,
    person === null ? null : Prisma.sql`e.actor_id = ${person}::uuid`,
    record && ofRecord(record),
    actions && Prisma.sql`e.action = ANY(${[...actions]})`,
    environment === null ? null : Prisma.sql`e.environment = ${environment}`,
    from && Prisma.sql`e.at >= ${from}`,
    to && Prisma.sql`e.at < ${to}`,
    via && Prisma.sql`EXISTS (SELECT FROM audit_origins o WHERE o.seq = e.seq AND o.via = ${via})`,
    q === '' ? null : await bearing(q),
  ];
  return wanted.filter((one) => one !== null);
}

/** Entries `e` of a record, also by the names under which releases before wrote its type. */
export function ofRecord({ type, id }: SubjectRef): Prisma.Sql {
  return Prisma.sql`(e.subject_type = ANY(${writtenTypes(type)}) AND e.subject_id = ${id})`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Entries that an id or a name leads to. Each part has an index. */
async function bearing(text: string): Promise<Prisma.Sql> {
  const named = await subjectsNamed(text);
  const ids = [...new Set([text, ...named.map(({ id }) => id)])];
  const number = /^\d{1,18}$/.test(text) ? text : null;
  const parts = [
    Prisma.sql`SELECT f.seq FROM audit_entries f
      WHERE f.subject_id = ANY(${ids}) AND f.subject_type = ANY(${SUBJECT_TYPES.flatMap(writtenTypes)})`,
    Prisma.sql`SELECT o.seq FROM audit_origins o WHERE o.token_id = ${text}`,
    Prisma.sql`SELECT o.seq FROM audit_origins o WHERE o.request_id = ${text}`,
    ...(number === null ? [] : [Prisma.sql`SELECT ${number}::bigint`]),
    ...(UUID.test(text)
      ? [
          Prisma.sql`SELECT f.seq FROM audit_entries f WHERE f.actor_id = ${text}::uuid`,
          Prisma.sql`SELECT o.seq FROM audit_origins o WHERE o.session_id = ${text}::uuid`,
        ]
      : []),
  ];
  // As an array it is worked out first; as a subquery the whole trail would be gone through for it.
  return Prisma.sql`e.seq = ANY(ARRAY(${Prisma.join(parts, ' UNION ')}))`;
}
