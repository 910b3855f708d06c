import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Fact } from '../fact';
import type { Audience } from './audience';

/** Clauses that were given to somebody, and those whose day has come or passed. */
export async function clauseFacts(now: Date, { here }: Audience): Promise<Fact[]> {
  const assigned = await db().clause.findMany({
    where: { archivedAt: null, assigneeId: { not: null }, contract: { archivedAt: null } },
    select: { id: true, assigneeId: true, dueOn: true, contract: { select: { number: true } } },
  });
  const today = utcDate(now);
  return assigned.flatMap(({ id, assigneeId, dueOn, contract }): Fact[] => {
    const to = here([assigneeId]);
    const href = `/contracts/${encodeURIComponent(contract.number)}/review?clause=${id}`;
    const due = dueOn && utcDate(dueOn);
    const given: Fact = {
      kind: 'assigned',
      key: `assigned:${id}:${assigneeId}`,
      at: now,
      title: `A clause of ${contract.number} was given to you`,
      body: due ? `Due on ${due}.` : '',
      href,
      to,
    };
    if (!due || due > today) return [given];
    const title = `A clause of ${contract.number} ${due === today ? 'is due today' : 'is overdue'}`;
    const key = `due:${id}:${assigneeId}:${due}${due === today ? '' : ':late'}`;
    return [given, { ...given, key, title, body: `Due on ${due}.` }];
  });
}
