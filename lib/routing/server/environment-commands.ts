import { defineCommand } from '@/lib/auth/server/command';
import { conflict } from '@/lib/core/errors';
import { approvalRuleSchema } from '../approval-rule';
import { environmentByKey } from './records';
import { lockEnvironment } from './write-version';

/** Says how many must approve in an environment and who they may be. What was approved so far is counted anew by it. */
export const updateApprovals = defineCommand({
  action: 'environment.update_approvals',
  perEnvironment: true,
  input: approvalRuleSchema,
  run: async ({ tx, authorise, audit }, input): Promise<{ environment: string; revision: number }> => {
    const { id } = await environmentByKey(tx, input.environment);
    authorise(id);
    await lockEnvironment(tx, id);
    const before = await tx.environment.findUniqueOrThrow({ where: { id } });
    const { approvalsRequired, approvalRoles, revision } = before;
    if (revision !== input.revision) throw conflict('rule', { revision, approvalsRequired, approvalRoles });
    const after = { approvalsRequired: input.approvalsRequired, approvalRoles: input.approvalRoles };
    await tx.environment.update({ where: { id }, data: { ...after, revision: { increment: 1 } } });
    await audit({
      subjectType: 'environment',
      subjectId: id,
      environment: before.key,
      data: { before: { approvalsRequired, approvalRoles }, after },
    });
    return { environment: before.key, revision: revision + 1 };
  },
});
