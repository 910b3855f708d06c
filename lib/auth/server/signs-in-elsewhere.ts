import type { Transaction } from '@/lib/db/client';
import { keepsPassword } from '../sign-in-policy';
import { heldOf } from './held-roles';
import { providerForEmail } from './identity-providers';
import { signInPolicy } from './sign-in-policy';

/**
 * Where somebody signs in instead of with a password here: at the provider that their address leads to, by its name, or (null) at any; null where
 * their password is taken.
 */
export async function signsInElsewhere(
  tx: Transaction,
  accountId: string,
): Promise<{ readonly provider: string | null } | null> {
  const { email, person } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, person: { select: { roles: { select: { role: true, environmentId: true } } } } },
  });
  if (keepsPassword(heldOf(person.roles))) return null;
  const provider = await providerForEmail(email);
  if (provider) return { provider: provider.name };
  return (await signInPolicy(tx)).passwords ? null : { provider: null };
}
