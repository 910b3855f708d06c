import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { filterSearch, readFilter } from '../filter';

/** Has the whole trail checked: a process of the console takes it up within seconds. One that is under way counts for both. */
export const checkAudit = defineCommand({
  action: 'audit.check',
  limit: RATE_LIMITS.auditChecks,
  input: z.object({}),
  run: async ({ tx, caller, now, audit }): Promise<{ id: string }> => {
    const open = await tx.auditCheck.findFirst({ where: { finishedAt: null }, select: { id: true } });
    const { id } =
      open ??
      (await tx.auditCheck.create({
        data: { startedAt: now, askedById: caller.actorId },
        select: { id: true },
      }));
    await audit({ subjectType: 'audit trail', subjectId: 'trail', data: { check: id } });
    return { id };
  },
});

/** Notes in the trail that somebody takes it out, and of what it is. `head` is the last entry that goes into the export. */
export const exportAudit = defineCommand({
  action: 'audit.export',
  input: z.object({ format: z.enum(['jsonl', 'csv']), search: z.string().max(4_000) }),
  run: async ({ tx, audit }, { format, search }): Promise<{ head: bigint }> => {
    const { seq } = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true } });
    const filter = filterSearch(readFilter(new URLSearchParams(search)).filter).toString();
    await audit({ subjectType: 'audit trail', subjectId: 'trail', data: { format, filter, upTo: `${seq}` } });
    return { head: seq };
  },
});
