import type { Transaction } from '@/lib/db/client';
import {
  saveProposal,
  submitProposal,
  type Writing,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import type { HeldRole } from '../permissions';
import { type RoleGrantContent, roleGrantSubject, takesTwoAdministrators } from '../role-grant';
import { notHeld } from './held-roles';

const contentOf = (person: string, { role, environmentId }: HeldRole): RoleGrantContent => ({
  person,
  role,
  environment: environmentId,
});

/** How many persons can give roles. */
export async function administrators(tx: Transaction): Promise<number> {
  const [{ count } = { count: 0n }] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT administrators() AS count`;
  return Number(count);
}

/**
 * Gives a person roles that they do not hold yet: at once, or, where it takes two administrators and there are two, by asking the others.
 * @returns those that wait now
 */
export async function giveRoles(
  context: Writing,
  personId: string,
  wanted: readonly HeldRole[],
): Promise<readonly HeldRole[]> {
  const { tx, caller } = context;
  const added = await notHeld(tx, personId, wanted);
  const two = (await administrators(tx)) >= 2;
  const asked = added.filter(({ role }) => two && takesTwoAdministrators(role));
  await tx.roleGrant.createMany({
    data: added
      .filter((held) => !asked.includes(held))
      .map((held) => ({ ...held, personId, grantedById: caller.actorId })),
  });
  for (const held of asked) {
    const content = contentOf(personId, held);
    const subject = roleGrantSubject(content);
    const waiting = await tx.proposal.findFirst({
      where: { kind: 'role_grant', subject, state: { in: ['open', 'submitted'] } },
    });
    if (waiting?.state === 'submitted') continue;
    if (waiting) await withdrawProposal(context, waiting);
    await submitProposal(context, await saveProposal(context, { kind: 'role_grant', subject, content }));
  }
  return asked;
}

/** Takes roles from a person; what another administrator agreed to ends with it. */
export async function takeRoles(
  { tx, now }: Pick<Writing, 'tx' | 'now'>,
  personId: string,
  gone: readonly (HeldRole & { readonly id: string })[],
): Promise<void> {
  await tx.roleGrant.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const subjects = gone.map((held) => roleGrantSubject(contentOf(personId, held)));
  await tx.proposal.updateMany({
    where: { kind: 'role_grant', subject: { in: subjects }, state: 'approved' },
    data: { state: 'ended', endedAt: now },
  });
}
