import { db, type Transaction } from '@/lib/db/client';
import { SECOND_FACTOR_RULES, type SignInPolicy } from '../sign-in-policy';

/** How people sign in here now. */
export async function signInPolicy(tx: Transaction = db()): Promise<SignInPolicy> {
  const { secondFactor, passwords, revision } = await tx.signInPolicy.findUniqueOrThrow({ where: { id: 1 } });
  // What a later version wrote is read as the strictest rule.
  const rule = SECOND_FACTOR_RULES.find((one) => one === secondFactor) ?? 'everyone';
  return { secondFactor: rule, passwords, revision };
}
