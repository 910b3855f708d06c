import { z } from 'zod';
import { notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import { answerProposal, type ProposalRow, withdrawProposal } from '@/lib/proposals/server/proposals';
import { roleGrantSchema } from '../../role-grant';
import { defineCommand } from '../command';
import { notHeld } from '../held-roles';
import { lockPeople } from '../people-lock';

const seen = { id: idSchema, revision: revisionSchema, message: z.string().max(2_000).optional() };

/** A second administrator agrees to a role for somebody, who holds it from then on. */
export const approveRoleGrant = defineCommand({
  action: 'role_grant.approve',
  input: z.strictObject(seen),
  run: async (context, input): Promise<{ approved: boolean }> => {
    const { tx, audit } = context;
    await lockPeople(tx);
    const row = await roleGrant(tx, input.id);
    const { person, role, environment } = roleGrantSchema.parse(row.content);
    const holder = await tx.person.findUnique({ where: { id: person } });
    if (!holder || holder.archivedAt) throw refused('This person was deactivated.');
    const { approved } = await answerProposal(context, { ...input, verdict: 'approve' });
    if (approved) {
      const asked = await tx.proposal.findUniqueOrThrow({ where: { id: row.id } });
      // A group may have given it meanwhile.
      const missing = await notHeld(tx, person, [{ role, environmentId: environment }]);
      await tx.roleGrant.createMany({
        data: missing.map((held) => ({ ...held, personId: person, grantedById: asked.editedById })),
      });
      await tx.person.update({ where: { id: person }, data: { revision: { increment: 1 } } });
    }
    await audit({ subjectType: 'person', subjectId: person, data: { role, environment, approved } });
    return { approved };
  },
});

/** Nobody holds it: whoever asked takes it back, or another administrator does not agree. */
export const withdrawRoleGrant = defineCommand({
  action: 'role_grant.withdraw',
  input: z.strictObject(seen),
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const row = await roleGrant(context.tx, id);
    const { person, role, environment } = roleGrantSchema.parse(row.content);
    await withdrawProposal(context, { id, revision });
    await context.audit({ subjectType: 'person', subjectId: person, data: { role, environment } });
    return { id };
  },
});

async function roleGrant(tx: Transaction, id: string): Promise<ProposalRow> {
  const row = await tx.proposal.findUnique({ where: { id } });
  if (row?.kind !== 'role_grant') throw notFound('proposal');
  return row;
}
