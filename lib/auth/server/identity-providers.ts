import { db, type Transaction } from '@/lib/db/client';
import { emailDomain } from '../email-domain';
import type { IdentityProviderDto } from '../identity-provider';
import { providerDto } from './identity-provider-records';

/** A provider with what came of it so far. */
export interface ListedProvider extends IdentityProviderDto {
  /** How many people sign in there. */
  readonly accounts: number;
  /** How many roles its groups give. */
  readonly mappings: number;
}

const IN_USE = { archivedAt: null } as const;
/** Which providers people can sign in at. */
export const SIGNS_IN = { ...IN_USE, issuer: { not: null }, clientId: { not: null } } as const;

/** The providers in use, by name. */
export async function listProviders(): Promise<readonly ListedProvider[]> {
  const rows = await db().identityProvider.findMany({
    where: IN_USE,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: {
      _count: {
        select: {
          accounts: { where: { subject: { not: null }, archivedAt: null } },
          groupRoles: true,
        },
      },
    },
  });
  return rows.map(({ _count, ...row }) => ({
    ...providerDto(row),
    accounts: _count.accounts,
    mappings: _count.groupRoles,
  }));
}

/** Ms for which a page looks back at sign-ins that came without their groups. */
const LOOKED_BACK = 30 * 86_400_000;

/** The provider in use with that key, or null; with how many sign-ins of the last 30 days came without their groups. */
export async function readProvider(
  key: string,
  now: Date,
): Promise<(ListedProvider & { readonly leftOut: number }) | null> {
  const provider = (await listProviders()).find((one) => one.key === key);
  if (!provider) return null;
  const leftOut = await db().auditEntry.count({
    where: {
      action: 'identity_provider.leave_out_groups',
      subjectId: provider.id,
      at: { gt: new Date(now.getTime() - LOOKED_BACK) },
    },
  });
  return { ...provider, leftOut };
}

/** What the sign-in page offers: a button for each, and of which domains e-mails lead there and nowhere else. */
export async function signInProviders() {
  const rows = await db().identityProvider.findMany({
    where: SIGNS_IN,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { key: true, name: true, domains: true, enforced: true },
  });
  return rows.map(({ key, name, domains, enforced }) => ({ key, name, domains: enforced ? domains : [] }));
}

/** The provider at which alone an e-mail address signs in, or null where a password is taken. */
export async function providerForEmail(email: string): Promise<{ key: string; name: string } | null> {
  const domain = emailDomain(email);
  if (domain === null) return null;
  return db().identityProvider.findFirst({
    where: { ...SIGNS_IN, enforced: true, domains: { has: domain } },
    select: { key: true, name: true },
  });
}

/** The provider in use that speaks for an address, at most one; null = none does. */
export async function providerOfDomain(tx: Transaction, email: string): Promise<string | null> {
  const domain = emailDomain(email);
  if (domain === null) return null;
  const found = await tx.identityProvider.findFirst({
    where: { ...IN_USE, domains: { has: domain } },
    select: { id: true },
  });
  return found?.id ?? null;
}
