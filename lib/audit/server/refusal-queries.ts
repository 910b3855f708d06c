import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { wishWords } from '../action-words';
import type { Origin } from '../origin';
import type { RefusalsPage } from '../refusal';
import { auditReach } from './reach';

const SHOWN = 200;

/** Whose and which refusals are wanted; null = all. */
export interface RefusalFilter {
  readonly person: string | null;
  readonly action: string | null;
  readonly since: Date;
}

/** What was refused, the latest first, with counts by person and by action. @throws AppError forbidden */
export async function listRefusals(
  caller: Caller,
  { person, action, since }: RefusalFilter,
): Promise<RefusalsPage> {
  const reach = await auditReach(caller);
  const seen = { lastAt: { gte: since }, ...(reach && { environment: { in: [...reach] } }) };
  const theirs = person === null ? {} : { actorId: person };
  const such = action === null ? {} : { action };
  const where = { ...seen, ...theirs, ...such };
  const counted = { _sum: { count: true }, orderBy: { _sum: { count: 'desc' } } } as const;
  const [rows, people, actions, all] = await Promise.all([
    db().refusal.findMany({ where, orderBy: [{ lastAt: 'desc' }, { id: 'asc' }], take: SHOWN }),
    // Each of the two filters offers what the other leaves.
    db().refusal.groupBy({ by: ['actorId'], where: { ...seen, ...such }, ...counted }),
    db().refusal.groupBy({ by: ['action'], where: { ...seen, ...theirs }, ...counted }),
    db().refusal.aggregate({ where, _sum: { count: true }, _count: true }),
  ]);
  const byPerson = people.map(({ actorId: key, _sum }) => ({ key, count: _sum.count ?? 0 }));
  const byAction = actions.map(({ action: key, _sum }) => ({ key, count: _sum.count ?? 0 }));
  // What was chosen stands there by its name, also where nothing of it is left.
  if (person !== null) keep(byPerson, person);
  if (action !== null) keep(byAction, action);
  const named = [...rows, ...people].map(({ actorId }) => actorId);
  const names = await actorNames(db(), reach === null ? [...named, person] : named);
  const label = (key: string) => names.get(key) ?? (named.includes(key) ? 'Someone erased' : 'Someone else');
  return {
    refusals: rows.map((row) => ({
      id: row.id,
      actor: { id: row.actorId, name: names.get(row.actorId) ?? null },
      action: row.action,
      environment: row.environment === '' ? null : row.environment,
      hour: instant(row.hour),
      lastAt: instant(row.lastAt),
      count: row.count,
      via: row.via as Origin['via'],
      address: row.address,
    })),
    rows: all._count,
    byPerson: byPerson.map((one) => ({ ...one, label: label(one.key) })),
    byAction: byAction.map((one) => ({ ...one, label: wishWords(one.key) })),
    total: all._sum.count ?? 0,
  };
}

function keep(counts: { key: string; count: number }[], key: string): void {
  if (!counts.some((one) => one.key === key)) counts.push({ key, count: 0 });
}
