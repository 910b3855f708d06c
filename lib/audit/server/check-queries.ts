import { allowsSomewhere } from '@/lib/auth/permissions';
import { actorNames } from '@/lib/auth/server/actor-names';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { AuditCheckDto } from '../check';

const SHOWN = 60;

/** The last checks of the trail, the latest first. @throws AppError forbidden */
export async function listChecks(caller: Pick<Caller, 'roles'>): Promise<AuditCheckDto[]> {
  if (!allowsSomewhere(caller.roles, 'audit.read')) throw forbid('audit.read');
  const rows = await db().auditCheck.findMany({ orderBy: { startedAt: 'desc' }, take: SHOWN });
  return checkDtos(rows);
}

/**
 * What the last check that was finished found wrong with the trail, for the banner; null while it is whole, and for whoever
 * does not read the trail.
 */
export async function standingFault(caller: Pick<Caller, 'roles'>): Promise<AuditCheckDto | null> {
  if (!allowsSomewhere(caller.roles, 'audit.read')) return null;
  const last = await lastFinishedCheck();
  if (!last || last.fault === null) return null;
  const [dto] = await checkDtos([last]);
  return dto ?? null;
}

/** The last check that came to a result. */
export function lastFinishedCheck(): Promise<Row | null> {
  return db().auditCheck.findFirst({
    where: { finishedAt: { not: null }, problem: null },
    orderBy: { startedAt: 'desc' },
  });
}

type Row = Awaited<ReturnType<ReturnType<typeof db>['auditCheck']['findMany']>>[number];

async function checkDtos(rows: readonly Row[]): Promise<AuditCheckDto[]> {
  const names = await actorNames(
    db(),
    rows.map(({ askedById }) => askedById),
  );
  return rows.map(({ id, startedAt, finishedAt, askedById, entries, total, faultSeq, fault, problem }) => ({
    id,
    startedAt: instant(startedAt),
    finishedAt: finishedAt && instant(finishedAt),
    askedBy: askedById === null ? null : (names.get(askedById) ?? 'Someone erased'),
    entries,
    total,
    fault: fault === null ? null : { seq: String(faultSeq ?? 0n), message: fault },
    problem,
  }));
}
