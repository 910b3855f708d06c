import { z } from 'zod';
import type { Origin } from '@/lib/audit/origin';
import { writeAudit } from '@/lib/audit/server/write';
import { notFound, refused } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import { instant } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import { type InvitationState, invitationExpiry, invitationState } from '../../invitation-rules';
import { invitedGrants, keptRole } from '../../invited-roles';
import type { OpenedInvitation } from '../../person';
import { emailSchema, type Grant, grantsSchema, nameSchema, passwordSchema } from '../../person-schema';
import { SYSTEM_ACTOR_ID } from '../../system-actor';
import { defineCommand, readInput } from '../command';
import { createPerson } from '../create-person';
import { heldRoles } from '../held-roles';
import { linkSecretHash, newLinkSecret } from '../link-secret';
import { hashPassword, refuseBadPassword } from '../passwords';
import { lockPeople } from '../people-lock';
import { giveRoles } from '../role-grants';

export interface NewInvitation {
  readonly invitationId: string;
  /** The link's path. It holds the secret, which is stored nowhere: show it once. */
  readonly path: string;
  readonly expiresAt: string;
}

/** Invites someone by a link that works once, for 72 hours. The link is handed over by hand: no mail server is needed. */
export const invitePerson = defineCommand({
  action: 'person.invite',
  limit: RATE_LIMITS.invitations,
  input: z.object({
    name: nameSchema,
    email: emailSchema,
    grants: grantsSchema.min(1, 'Choose at least one role.'),
  }),
  run: async ({ tx, caller, now, audit }, { email, name, grants }): Promise<NewInvitation> => {
    await lockPeople(tx);
    const environments = await listKeys(tx);
    const roles = (await heldRoles(tx, grants)).map(({ role, environmentId }) =>
      keptRole({ role, environment: environments.get(environmentId ?? '') ?? null }),
    );
    const account = await tx.account.findFirst({
      where: { email, archivedAt: null, person: { archivedAt: null } },
    });
    if (account) throw refused('Someone with this e-mail address already has an account.');
    const open = await tx.invitation.findFirst({
      where: { email, acceptedAt: null, archivedAt: null, expiresAt: { gt: now } },
    });
    if (open)
      throw refused('An invitation for this e-mail address is still open. Revoke it to make a new link.');
    const { secret, secretHash } = newLinkSecret();
    const invitation = await tx.invitation.create({
      data: {
        secretHash,
        email,
        name,
        roles,
        expiresAt: invitationExpiry(now),
        invitedById: caller.actorId,
      },
    });
    await audit({
      subjectType: 'invitation',
      subjectId: invitation.id,
      data: { roles, expiresAt: instant(invitation.expiresAt) },
    });
    return {
      invitationId: invitation.id,
      path: `/invitation/${secret}`,
      expiresAt: instant(invitation.expiresAt),
    };
  },
});

/** Makes an open invitation's link useless. */
export const revokeInvitation = defineCommand({
  action: 'invitation.revoke',
  input: z.object({ invitationId: idSchema }),
  run: async ({ tx, now, audit }, { invitationId }): Promise<void> => {
    const revoked = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, archivedAt: null },
      data: { archivedAt: now },
    });
    if (revoked.count === 0) {
      const invitation = await tx.invitation.findUnique({ where: { id: invitationId } });
      if (!invitation) throw notFound('invitation');
      throw refused(STATE_SENTENCES[invitationState(invitation, now)]);
    }
    await audit({ subjectType: 'invitation', subjectId: invitationId });
  },
});

/** Why an invitation that is not open cannot be used. */
const STATE_SENTENCES: Readonly<Record<InvitationState, string>> = {
  open: 'This invitation is open.',
  accepted: 'This invitation was already used. Sign in with the password that was chosen then.',
  revoked: 'This invitation was revoked. Ask your administrator for a new link.',
  expired: 'This invitation has expired. Ask your administrator for a new link.',
};

/** The invitation that a link's secret opens, in whatever state; null when there is none. */
export async function openInvitation(
  secret: unknown,
  now: Date = new Date(),
): Promise<OpenedInvitation | null> {
  const invitation = await findBySecret(db(), secret);
  if (!invitation) return null;
  return {
    name: invitation.name,
    email: invitation.email,
    grants: invitedGrants(invitation.roles),
    state: invitationState(invitation, now),
    expiresAt: instant(invitation.expiresAt),
  };
}

const acceptSchema = z.object({ name: nameSchema, password: passwordSchema });

/**
 * Accepts an invitation: makes the person, the account with the password they chose, and the roles they were invited to.
 * The link's secret is the authority, so there is no caller; the entry names the new person as the one who did it.
 *
 * @throws AppError not_found (no such link), refused (used, revoked or expired), invalid or rate_limited
 */
export async function acceptInvitation(
  secret: unknown,
  input: unknown,
  now: Date = new Date(),
  origin?: Origin,
): Promise<{ readonly personId: string; readonly email: string }> {
  const found = await findBySecret(db(), secret);
  if (!found) throw notFound('invitation');
  await requireRate(RATE_LIMITS.secretForms, found.id, now);
  const state = invitationState(found, now);
  if (state !== 'open') throw refused(STATE_SENTENCES[state]);
  const { name, password } = readInput(acceptSchema, input);
  refuseBadPassword(password, found.email);
  const passwordHash = await hashPassword(password);
  return db().$transaction(
    async (tx) => {
      // Of two acceptances at once one gets the row; the other waits here and finds it accepted.
      const taken = await tx.invitation.updateMany({
        where: { id: found.id, acceptedAt: null, archivedAt: null, expiresAt: { gt: now } },
        data: { acceptedAt: now },
      });
      const invitation = await tx.invitation.findUniqueOrThrow({ where: { id: found.id } });
      if (taken.count === 0) throw refused(STATE_SENTENCES[invitationState(invitation, now)]);
      const by = invitation.invitedById ?? SYSTEM_ACTOR_ID;
      const person = await createPerson(tx, {
        email: invitation.email,
        name,
        passwordHash,
        roles: [],
        grantedById: by,
      });
      // Of what takes two administrators, whoever invited has asked.
      await giveRoles(
        { tx, now, caller: { actorId: by } },
        person.personId,
        await heldRoles(tx, await stillThere(tx, invitedGrants(invitation.roles))),
      );
      const change = {
        action: 'invitation.accept',
        subjectType: 'person',
        subjectId: person.personId,
        data: { invitation: invitation.id, roles: invitation.roles, restored: person.restored },
      };
      await writeAudit(tx, person.actorId, now, change, origin);
      return { personId: person.personId, email: invitation.email };
    },
    { maxWait: 15_000, timeout: 30_000 },
  );
}

async function findBySecret(tx: Transaction, secret: unknown) {
  const secretHash = linkSecretHash(secret);
  return secretHash && tx.invitation.findUnique({ where: { secretHash } });
}

async function listKeys(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const environments = await tx.environment.findMany({ where: { archivedAt: null } });
  return new Map(environments.map(({ id, key }) => [id, key]));
}

/** An environment that was archived since the invitation gives nothing any more. */
async function stillThere(tx: Transaction, grants: readonly Grant[]): Promise<Grant[]> {
  const keys = new Set((await listKeys(tx)).values());
  return grants.filter(({ environment }) => environment === null || keys.has(environment));
}
