import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { utcDate } from '@/lib/core/time';
import type { Contract } from '@/lib/db/generated/client';
import { addBusinessDays } from '../business-days';
import { lockClause } from './clause-records';
import { reviewersOf } from './clause-reviewers';

/** Says whose turn it is with some clauses of a contract, and in how many business days they are due. */
export const assignClauses = defineCommand({
  action: 'clause.assign',
  input: z.strictObject({
    clauses: z
      .array(z.strictObject({ id: z.uuid(), revision: revisionSchema }))
      .min(1, 'Choose at least one clause.')
      .max(200),
    /** A person's id; null = nobody. */
    assignee: idSchema.nullable(),
    /** Business days from today; null = no day is set. */
    dueIn: z.int().min(0).max(365).nullable(),
  }),
  run: async (context, { clauses, assignee, dueIn }): Promise<{ dueOn: string | null }> => {
    const { tx, now, audit } = context;
    const dueOn = dueIn === null ? null : addBusinessDays(utcDate(now), dueIn);
    const day = dueOn === null ? null : new Date(`${dueOn}T00:00:00Z`);
    const assigned: { id: string; contract: string }[] = [];
    for (const { id, revision } of clauses.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const { clause, contract } = await lockClause(context, id);
      if (clause.revision !== revision) throw conflict('clause', { revision: clause.revision });
      await refuseStranger(context, contract, assignee);
      await tx.clause.update({
        where: { id },
        data: { assigneeId: assignee, dueOn: day, revision: { increment: 1 } },
      });
      assigned.push({ id, contract: contract.number });
    }
    for (const { id, contract } of assigned) {
      await audit({ subjectType: 'clause', subjectId: id, data: { contract, assignee, dueOn } });
    }
    return { dueOn };
  },
});

async function refuseStranger({ tx }: CommandContext, contract: Contract, person: string | null) {
  if (person === null) return;
  const reviewers = await reviewersOf(tx, contract);
  if (!reviewers.some(({ id }) => id === person)) {
    throw invalid([{ path: '/assignee', message: 'This person does not review clauses of this contract.' }]);
  }
}
