import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { readableContracts } from './contract-access';

/**
 * Whether what a contract (by number) says is kept from a reader: from those who read no contracts all of it, from
 * everybody else what is limited to others.
 */
export async function hiddenFrom(caller: Caller): Promise<(number: string) => boolean> {
  if (!allows(caller.roles, 'contract.read')) return () => true;
  const readable = await db().contract.findMany({
    where: readableContracts(caller),
    select: { number: true },
  });
  const numbers = new Set(readable.map(({ number }) => number));
  return (number) => !numbers.has(number);
}
