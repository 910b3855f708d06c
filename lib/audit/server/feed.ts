import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import type { Caller } from '@/lib/auth/server/command';
import { invalid } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { readFilter } from '../filter';
import { conditionsOf } from './conditions';
import { ENTRY_COLUMNS, type EntryRow, entryDtos, where } from './entries';
import { auditReach } from './reach';

const LIMIT = 100;
const MOST = 1_000;

/**
 * Entries after a place in the trail, the oldest first, for programs that follow it: nothing comes up behind a cursor, since
 * numbers ascend in the order of commits. `next` is the place for the next time: the end of the trail where nothing is left.
 *
 * @param caller whom the token acts for
 * @param environmentId the token's: counted are the roles that they hold everywhere, and those that they hold there alone
 * @throws AppError invalid, naming each parameter that is wrong; forbidden for whoever does not read the trail
 */
export async function auditFeed(caller: Caller, environmentId: string, params: URLSearchParams, now: Date) {
  // The caller has the roles as they are in that environment: those that are held everywhere cannot be told from the others.
  const whole = await callerOfActor(db(), caller.actorId);
  const roles = whole?.roles.filter((held) => [null, environmentId].includes(held.environmentId)) ?? [];
  const reach = await auditReach({ ...caller, roles });
  const { filter, wrong } = readFilter(params);
  const [cursor, limit] = [params.get('cursor') ?? '0', params.get('limit') ?? String(LIMIT)];
  if (!/^\d{1,18}$/.test(cursor)) wrong.push('cursor');
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) wrong.push('limit');
  if (wrong.length > 0) {
    const fields = wrong.map((name) => ({ path: `/${name}`, message: 'This is no such value.' }));
    throw invalid(fields, 'Some parameters need attention.');
  }
  const conditions = await conditionsOf(filter, reach, now);
  const head = await db().auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true } });
  const rows = await db().$queryRaw<(EntryRow & { hash: Uint8Array })[]>`
    SELECT ${ENTRY_COLUMNS}, e.hash FROM audit_entries e LEFT JOIN audit_origins o ON o.seq = e.seq
    ${where([...conditions, Prisma.sql`e.seq > ${BigInt(cursor)}`, Prisma.sql`e.seq <= ${head.seq}`])}
    ORDER BY e.seq LIMIT ${Number(limit) + 1}`;
  const shown = rows.slice(0, Number(limit));
  const more = rows.length > shown.length;
  const end = head.seq > BigInt(cursor) ? head.seq.toString() : cursor;
  const entries = await entryDtos(shown);
  return {
    data: entries.map(({ seq, actor, subject, ...entry }, index) => {
      const { hash, at, bytes } = shown[index] as EntryRow & { hash: Uint8Array };
      return {
        ...entry,
        at: instant(at),
        seq,
        actor,
        record: { type: subject.type, id: subject.id, title: subject.title },
        hash: Buffer.from(hash).toString('hex'),
        canonical: Buffer.from(bytes).toString('utf8'),
      };
    }),
    next: more ? (shown.at(-1)?.seq.toString() ?? cursor) : end,
    more,
  };
}
