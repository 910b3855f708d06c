import type { Origin } from '@/lib/audit/origin';
import { writeAudit } from '@/lib/audit/server/write';
import type { Transaction } from '@/lib/db/client';
import type { IdentityProvider } from '@/lib/db/generated/client';
import type { ProviderClaims } from '../provider-claims';
import type { SignInProblem } from '../sign-in-problem';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import { providerOfDomain } from './identity-providers';
import { createProvisionedPerson } from './provisioning';

/** The account of whoever signed in at a provider, or why there is none. */
export type Matched = { readonly accountId: string } | { readonly problem: SignInProblem };

/**
 * Finds the account of somebody whom a provider vouches for: the one that it signed in before, by `sub`; else the one with
 * their e-mail, which it is linked to from then on; else a new one. An e-mail counts only if the provider has verified it and
 * speaks for its domain: otherwise whoever can type an address into some directory had the account of whoever it belongs to.
 * Call it under `lockPeople`.
 */
export async function matchAccount(
  tx: Transaction,
  provider: IdentityProvider,
  told: ProviderClaims,
  now: Date,
  origin: Origin,
): Promise<Matched> {
  const providerId_subject = { providerId: provider.id, subject: told.subject };
  const known = await tx.account.findUnique({ where: { providerId_subject }, include: { person: true } });
  if (known) return usable(known);

  const { email, emailVerified } = told;
  if (email === null) return { problem: 'no_email' };
  if (!emailVerified) return { problem: 'unverified' };
  const speaksFor = await providerOfDomain(tx, email);
  const existing = await tx.account.findUnique({ where: { email }, include: { person: true } });
  if (existing) {
    if (speaksFor !== provider.id) return { problem: 'foreign' };
    // An address that was given to somebody else brings no account with it.
    if (existing.subject !== null) return { problem: 'other_user' };
    const match = usable(existing);
    if ('problem' in match) return match;
    await tx.account.update({
      where: { id: existing.id },
      data: { ...providerId_subject, revision: { increment: 1 } },
    });
    const change = {
      action: 'account.link',
      subjectType: 'person',
      subjectId: existing.personId,
      data: { provider: provider.key, account: existing.id },
    };
    await writeAudit(tx, existing.person.actorId, now, change, origin);
    return match;
  }
  if (!provider.createsPeople) return { problem: 'no_account' };
  // A provider without domains speaks for nobody, and may bring whom no other speaks for.
  const welcome = provider.domains.length > 0 ? speaksFor === provider.id : speaksFor === null;
  if (!welcome) return { problem: 'foreign' };
  const { accountId } = await createProvisionedPerson(
    tx,
    {
      providerId: provider.id,
      name: told.name ?? email,
      email,
      subject: told.subject,
      firstRole: provider.firstRole,
    },
    now,
    origin,
  );
  return { accountId };
}

/** A changed name, as the provider has it now. */
export async function keepName(
  tx: Transaction,
  provider: IdentityProvider,
  accountId: string,
  name: string | null,
  now: Date,
  origin: Origin,
): Promise<void> {
  const { person } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    include: { person: true },
  });
  if (name === null || person.name === name) return;
  await tx.person.update({ where: { id: person.id }, data: { name, revision: { increment: 1 } } });
  const change = {
    action: 'person.rename',
    subjectType: 'person',
    subjectId: person.id,
    data: { provider: provider.key },
  };
  await writeAudit(tx, SYSTEM_ACTOR_ID, now, change, origin);
}

function usable(account: {
  readonly id: string;
  readonly archivedAt: Date | null;
  readonly person: { readonly archivedAt: Date | null };
}): Matched {
  const over = account.archivedAt ?? account.person.archivedAt;
  return over ? { problem: 'deactivated' } : { accountId: account.id };
}
