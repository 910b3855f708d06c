import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { listDiscrepancies } from '@/lib/catalog/server/discrepancy-queries';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Waiting } from '../waiting';

/** Of the catalogue: imports that failed or wait to be looked at, and values that sources disagree on. */
export async function waitingCatalogue(caller: Caller, now: Date): Promise<Waiting[]> {
  const found = await Promise.all([
    allows(caller.roles, 'import_schedule.run') ? failedImports() : [],
    allows(caller.roles, 'import.apply') ? openImports() : [],
    allows(caller.roles, 'discrepancy.settle') ? discrepancies(now) : [],
  ]);
  return found.flat();
}

async function failedImports(): Promise<Waiting[]> {
  const rows = await db().importSchedule.findMany({
    where: { archivedAt: null, lastFailed: true },
    select: { id: true, url: true, lastOutcome: true, lastRunAt: true },
  });
  return rows.map(({ id, url, lastOutcome, lastRunAt }) => ({
    kind: 'failed_import',
    id: `import:${id}`,
    title: `An import failed: ${hostOf(url)}`,
    detail: lastOutcome ?? '',
    href: `/catalogue/imports/schedules/${id}`,
    due: null,
    since: lastRunAt && instant(lastRunAt),
  }));
}

async function openImports(): Promise<Waiting[]> {
  const rows = await db().import.findMany({
    where: { state: 'preview' },
    select: { id: true, name: true, rows: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
  return rows.map(({ id, name, rows: count, createdAt }) => ({
    kind: 'import',
    id: `preview:${id}`,
    title: 'An import waits to be applied',
    detail: `${name}, ${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`,
    href: `/catalogue/imports/${id}`,
    due: null,
    since: instant(createdAt),
  }));
}

async function discrepancies(now: Date): Promise<Waiting[]> {
  const count = (await listDiscrepancies(now)).filter(({ settlement }) => !settlement?.holds).length;
  if (count === 0) return [];
  const title = `Sources disagree on ${count === 1 ? 'one value' : `${count.toLocaleString('en')} values`}`;
  const detail = 'keep one, take another, or ask the seller';
  return [
    {
      kind: 'discrepancy',
      id: 'discrepancies',
      title,
      detail,
      href: '/catalogue/settle',
      due: null,
      since: null,
    },
  ];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
