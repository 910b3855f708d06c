import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { scheduleFields } from '../import/schedule';
import { SOURCES } from '../import/sources';
import { tableMappingSchema } from '../import/table-columns';

const byRevision = { id: z.uuid(), revision: z.number().int().min(1).max(2_147_483_647) };
const fetched = SOURCES.filter(({ read }) => read !== 'installed').map(({ key }) => key);

/** Has a source fetched from an address again and again, the first time at once. */
export const createImportSchedule = defineCommand({
  action: 'import_schedule.create',
  input: z.strictObject({
    source: z.enum(fetched),
    ...scheduleFields,
    mapping: tableMappingSchema.nullable().default(null),
  }),
  run: async ({ tx, caller, now, audit }, { mapping, ...fields }): Promise<{ id: string }> => {
    if ((fields.source === 'table') !== (mapping !== null)) {
      throw invalid([{ path: '/mapping', message: 'Say which column of the table is what.' }]);
    }
    const { id } = await tx.importSchedule.create({
      data: {
        ...fields,
        mapping: mapping ?? Prisma.DbNull,
        nextRunAt: now,
        createdById: caller.actorId,
        createdAt: now,
      },
    });
    await audit({ subjectType: 'import_schedule', subjectId: id, data: fields });
    return { id };
  },
});

/** Changes when and from where a source is fetched, and whether by itself. */
export const updateImportSchedule = defineCommand({
  action: 'import_schedule.update',
  input: z.strictObject({ ...byRevision, ...scheduleFields }),
  run: async ({ tx, now, audit }, { id, revision, ...fields }): Promise<{ id: string }> => {
    const before = await lockSchedule(tx, id, revision);
    const next = new Date((before.lastRunAt ?? now).getTime() + fields.everyHours * 3_600_000);
    await tx.importSchedule.update({
      where: { id },
      data: { ...fields, nextRunAt: before.lastRunAt ? next : now, revision: { increment: 1 } },
    });
    const { url, everyHours, apply, maxChangePercent } = before;
    await audit({
      subjectType: 'import_schedule',
      subjectId: id,
      data: { before: { url, everyHours, apply, maxChangePercent }, after: fields },
    });
    return { id };
  },
});

export const archiveImportSchedule = defineCommand({
  action: 'import_schedule.archive',
  input: z.strictObject(byRevision),
  run: async ({ tx, now, audit }, { id, revision }): Promise<{ id: string }> => {
    await lockSchedule(tx, id, revision);
    await tx.importSchedule.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'import_schedule', subjectId: id });
    return { id };
  },
});

/** Has it fetched now: whichever process looks next does it. */
export const runImportSchedule = defineCommand({
  action: 'import_schedule.run',
  input: z.strictObject(byRevision),
  run: async ({ tx, now, audit }, { id, revision }): Promise<{ id: string }> => {
    await lockSchedule(tx, id, revision);
    await tx.importSchedule.update({ where: { id }, data: { nextRunAt: now } });
    await audit({ subjectType: 'import_schedule', subjectId: id });
    return { id };
  },
});

async function lockSchedule(tx: Transaction, id: string, revision: number) {
  await tx.$queryRaw`SELECT id FROM import_schedules WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.importSchedule.findFirst({ where: { id, archivedAt: null } });
  if (!row) throw notFound('schedule');
  if (row.revision !== revision) {
    const { url, everyHours, apply, maxChangePercent } = row;
    throw conflict('schedule', { revision: row.revision, url, everyHours, apply, maxChangePercent });
  }
  return row;
}
