import { z } from 'zod';
import { APPROVING_ROLES, type Role } from '@/lib/auth/roles';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import { keySchema } from '../source-schema';
import { environmentByKey } from './records';
import { lockEnvironment } from './write-version';

/** How many must approve in an environment, and who they may be. */
const approvalRuleSchema = z
  .strictObject({
    environment: keySchema,
    revision: revisionSchema,
    approvalsRequired: z.int('Use a number from 0 to 10.').min(0, 'At least 0.').max(10, 'At most 10.'),
    approvalRoles: z
      .array(z.enum(APPROVING_ROLES, 'Nobody approves with this role.'))
      .transform((roles): Role[] => APPROVING_ROLES.filter((role) => roles.includes(role))),
  })
  .refine(({ approvalsRequired, approvalRoles }) => approvalsRequired === 0 || approvalRoles.length > 0, {
    path: ['approvalRoles'],
    message: 'Choose at least one role.',
  });

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
