import { z } from 'zod';
import { invalid, notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import {
  answerProposal,
  type ProposalRow,
  proposalsOfSubject,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import {
  type GroupRoleContent,
  groupRoleSchema,
  groupRoleSubject,
  newGroupRoleSchema,
} from '../../group-role';
import { takesTwoAdministrators } from '../../role-grant';
import { type CommandContext, defineCommand } from '../command';
import { applyGroupRoles } from '../group-roles';
import { heldRoles } from '../held-roles';
import { keepAdmins } from '../keep-an-admin';
import { lockPeople } from '../people-lock';
import { administrators } from '../role-grants';

const seen = { id: idSchema, revision: revisionSchema, message: z.string().max(2_000).optional() };

/** Lets a provider's group give a role: at once, or, where it takes two administrators and there are two, by asking the others. */
export const proposeGroupRole = defineCommand({
  action: 'group_role.propose',
  input: newGroupRoleSchema,
  run: async (context, { providerId, group, role, environment }): Promise<{ waits: boolean }> => {
    const { tx, audit } = context;
    await lockPeople(tx);
    await requireProvider(tx, providerId);
    const [held] = await heldRoles(tx, [{ role, environment }]).catch(() => {
      throw invalid([{ path: '/environment', message: 'There is no such environment.' }]);
    });
    const content = { provider: providerId, group, role, environment: held?.environmentId ?? null };
    if (await findMapping(tx, content)) {
      throw invalid([{ path: '/role', message: 'This group gives this role already.' }]);
    }
    const waits = takesTwoAdministrators(role) && (await administrators(tx)) >= 2;
    if (waits) await ask(context, content);
    else await give(context, content);
    await audit({ subjectType: 'identity_provider', subjectId: providerId, data: { ...content, waits } });
    return { waits };
  },
});

/** A second administrator agrees: from now on the group gives it. */
export const approveGroupRole = defineCommand({
  action: 'group_role.approve',
  input: z.strictObject(seen),
  run: async (context, input): Promise<{ approved: boolean }> => {
    const { tx, audit } = context;
    await lockPeople(tx);
    const row = await groupRole(tx, input.id);
    const content = groupRoleSchema.parse(row.content);
    await requireProvider(tx, content.provider);
    const { approved } = await answerProposal(context, { ...input, verdict: 'approve' });
    if (approved) await give(context, content);
    await audit({
      subjectType: 'identity_provider',
      subjectId: content.provider,
      data: { ...content, approved },
    });
    return { approved };
  },
});

/** The group gives nothing: whoever asked takes it back, or another administrator does not agree. */
export const withdrawGroupRole = defineCommand({
  action: 'group_role.withdraw',
  input: z.strictObject(seen),
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    const row = await groupRole(context.tx, id);
    const content = groupRoleSchema.parse(row.content);
    await withdrawProposal(context, { id, revision });
    await context.audit({ subjectType: 'identity_provider', subjectId: content.provider, data: content });
    return { id };
  },
});

/** From now on the group does not give the role, and whoever held it through the group alone holds it no more. */
export const removeGroupRole = defineCommand({
  action: 'group_role.remove',
  input: z.strictObject({ id: idSchema }),
  run: async ({ tx, now, audit, caller }, { id }): Promise<void> => {
    await lockPeople(tx);
    const mapping = await tx.groupRole.findUnique({
      where: { id },
      include: { grants: { select: { personId: true } } },
    });
    if (!mapping) throw notFound('mapping');
    const { providerId, group, role, environmentId } = mapping;
    const holders = mapping.grants.flatMap(({ personId }) => personId ?? []);
    await keepAdmins(tx, caller, async () => {
      await tx.groupRole.delete({ where: { id } });
      await applyGroupRoles(tx, holders, now, caller.origin);
    });
    const content = groupRoleSchema.parse({ provider: providerId, group, role, environment: environmentId });
    await tx.proposal.updateMany({
      where: { kind: 'group_role', subject: groupRoleSubject(content), state: 'approved' },
      data: { state: 'ended', endedAt: now },
    });
    await audit({
      subjectType: 'identity_provider',
      subjectId: providerId,
      data: { ...content, persons: holders.slice(0, 200).sort(), count: holders.length },
    });
  },
});

function findMapping(tx: Transaction, { provider, group, role, environment }: GroupRoleContent) {
  return tx.groupRole.findFirst({
    where: { providerId: provider, group, role, environmentId: environment },
  });
}

async function ask(context: CommandContext, content: GroupRoleContent): Promise<void> {
  const subject = groupRoleSubject(content);
  const { inWork } = await proposalsOfSubject(context.tx, 'group_role', subject);
  if (inWork?.state === 'submitted') throw refused('This waits for another administrator already.');
  const saved = await saveProposal(context, {
    kind: 'group_role',
    subject,
    content,
    revision: inWork?.revision,
  });
  await submitProposal(context, saved);
}

async function give({ tx, caller, now }: CommandContext, content: GroupRoleContent): Promise<void> {
  const { provider: providerId, group, role, environment: environmentId } = content;
  if (await findMapping(tx, content)) return;
  await tx.groupRole.create({
    data: { providerId, group, role, environmentId, createdById: caller.actorId, createdAt: now },
  });
  const members = await tx.groupMember.findMany({
    where: { group: { providerId, name: group } },
    select: { personId: true },
  });
  await applyGroupRoles(
    tx,
    members.map(({ personId }) => personId),
    now,
    caller.origin,
  );
}

async function requireProvider(tx: Transaction, id: string): Promise<void> {
  if (!(await tx.identityProvider.findFirst({ where: { id, archivedAt: null } }))) {
    throw notFound('identity provider');
  }
}

async function groupRole(tx: Transaction, id: string): Promise<ProposalRow> {
  const row = await tx.proposal.findUnique({ where: { id } });
  if (row?.kind !== 'group_role') throw notFound('proposal');
  return row;
}
