import type { Transaction } from '@/lib/db/client';
import { ISSUER } from '@/lib/delivery/release';

/**
 * Who releases: this installation, by the thumbprint of its first root key. It is in the database already, stays as keys
 * change and addresses move, is carried along by a backup, and is nobody else's. "fairlead" before there are keys.
 */
export async function issuer(tx: Pick<Transaction, 'signingKey'>): Promise<string> {
  const first = await tx.signingKey.findFirst({
    where: { role: 'root' },
    orderBy: { createdAt: 'asc' },
    select: { kid: true },
  });
  return first ? `${ISSUER}:${first.kid}` : ISSUER;
}
