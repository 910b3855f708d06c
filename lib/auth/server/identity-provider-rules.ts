import { invalid, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { IdentityProvider } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import { takesTwoAdministrators } from '../role-grant';
import { isRole } from '../roles';
import { administrators } from './role-grants';

type Fields = Pick<IdentityProvider, 'issuer' | 'clientId' | 'groupsClaim' | 'domains' | 'enforced'>;

/** Whether people would sign in elsewhere from now on, where the same `sub` may be somebody else. */
export function isMoved(
  before: Pick<Fields, 'issuer' | 'clientId'>,
  after: Pick<Fields, 'issuer' | 'clientId'>,
) {
  return before.issuer !== null && (before.issuer !== after.issuer || before.clientId !== after.clientId);
}

/**
 * What must hold between a provider's fields, and between providers: call it under `lockPeople`.
 * @param before the provider as it is; null = it is being made
 */
export async function checkProvider(
  tx: Transaction,
  before: IdentityProvider | null,
  fields: Fields,
): Promise<void> {
  const id = before?.id;
  const { issuer, clientId, domains, enforced } = fields;
  if (issuer !== null) {
    const { protocol, hostname } = new URL(issuer);
    if (protocol === 'http:' && !env().FAIRLEAD_INSIDE_HOSTS.includes(hostname)) {
      throw invalid([{ path: '/issuer', message: 'Use an https address.' }]);
    }
    if (clientId === null) throw invalid([{ path: '/clientId', message: 'Enter the client id.' }]);
  }
  const other = await tx.identityProvider.findFirst({
    where: { archivedAt: null, domains: { hasSome: domains }, ...(id && { id: { not: id } }) },
  });
  if (other) {
    const taken = domains.find((domain) => other.domains.includes(domain));
    throw invalid([{ path: '/domains', message: `${taken} belongs to ${other.name} already.` }]);
  }
  if (!enforced) return;
  if (domains.length === 0) throw invalid([{ path: '/domains', message: 'Enter the domains to enforce.' }]);
  if (issuer === null)
    throw invalid([{ path: '/enforced', message: 'Nobody can sign in there without an issuer.' }]);
  // What was enforced stays so when it moves, or passwords would open meanwhile; administrators' are taken should it not work.
  if (before?.enforced) return;
  // Whoever enforces what does not work locks everybody out.
  const worked = id && (await tx.account.count({ where: { providerId: id, subject: { not: null } } }));
  if (!worked) {
    throw invalid([{ path: '/enforced', message: 'Sign in there once first: nobody has done so yet.' }]);
  }
}

/**
 * Who may say what a group gives decides who gets it. So while two administrators agree on that, one alone does not put
 * another directory in the place of the one that they agreed on.
 */
export async function keepAgreedGroups(
  tx: Transaction,
  before: Fields & Pick<IdentityProvider, 'id'>,
  after: Fields,
): Promise<void> {
  const same =
    before.issuer === after.issuer &&
    before.clientId === after.clientId &&
    before.groupsClaim === after.groupsClaim;
  if (same || (await administrators(tx)) < 2) return;
  const given = await tx.groupRole.findMany({ where: { providerId: before.id }, select: { role: true } });
  if (given.some(({ role }) => isRole(role) && takesTwoAdministrators(role))) {
    throw refused(
      'Its groups give roles that two administrators agreed on. Remove those mappings first, then change issuer, client id or claim.',
    );
  }
}
