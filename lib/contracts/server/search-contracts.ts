import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { readableContracts } from './contract-access';

/**
 * Contracts that a caller may read in whose number, title or vendor's name every word of a text stands; none for whoever
 * reads no contracts.
 */
export async function searchContracts(
  caller: Caller,
  text: string,
  most: number,
): Promise<readonly { readonly number: string; readonly title: string }[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 10);
  if (words.length === 0 || !allows(caller.roles, 'contract.read')) return [];
  const holds = (contains: string) => ({ contains, mode: 'insensitive' as const });
  return db().contract.findMany({
    where: {
      AND: [
        { archivedAt: null },
        readableContracts(caller),
        ...words.map((word) => ({
          OR: [{ number: holds(word) }, { title: holds(word) }, { vendor: { name: holds(word) } }],
        })),
      ],
    },
    select: { number: true, title: true },
    orderBy: { number: 'asc' },
    take: most,
  });
}
