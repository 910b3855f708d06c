import { actorNames } from '@/lib/auth/server/actor-names';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { actionWords } from '../action-words';
import type { Origin } from '../origin';
import type { RefusalsPage } from '../refusal';
import { auditReach } from './reach';

const SHOWN = 200;
const COUNTED = 10;

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
  const where = {
    lastAt: { gte: since },
    ...(reach && { environment: { in: [...reach] } }),
    ...(person !== null && { actorId: person }),
    ...(action !== null && { action }),
  };
  const counted = {
    where,
    _sum: { count: true },
    orderBy: { _sum: { count: 'desc' } },
    take: COUNTED,
  } as const;
  const [rows, people, actions, all] = await Promise.all([
    db().refusal.findMany({ where, orderBy: [{ lastAt: 'desc' }, { id: 'asc' }], take: SHOWN }),
    db().refusal.groupBy({ by: ['actorId'], ...counted }),
    db().refusal.groupBy({ by: ['action'], ...counted }),
    db().refusal.aggregate({ where, _sum: { count: true } }),
  ]);
  const names = await actorNames(
    db(),
    [...rows, ...people].map(({ actorId }) => actorId),
  );
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
    byPerson: people.map(({ actorId, _sum }) => ({
      key: actorId,
      label: names.get(actorId) ?? 'Someone erased',
      count: _sum.count ?? 0,
    })),
    byAction: actions.map(({ action: key, _sum }) => ({
      key,
      label: actionWords(key),
      count: _sum.count ?? 0,
    })),
    total: all._sum.count ?? 0,
  };
}
