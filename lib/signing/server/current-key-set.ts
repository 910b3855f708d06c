import type { Transaction } from '@/lib/db/client';
import { peekJws } from '../jws';
import { type KeySet, readKeySet } from '../key-set';

/** The key set in force; null before the first. */
export async function currentKeySet(tx: Pick<Transaction, 'keySet'>): Promise<KeySet | null> {
  const row = await tx.keySet.findFirst({ orderBy: { keysVersion: 'desc' } });
  return row && readKeySet(peekJws(row.jws, 'fairlead-keys+jwt').claims);
}
