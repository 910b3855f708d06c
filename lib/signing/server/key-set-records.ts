import type { Transaction } from '@/lib/db/client';
import { peekJws, signJws } from '../jws';
import type { KeyRole } from '../key';
import { type KeySet, type ListedKey, readKeySet } from '../key-set';
import { activeSignatures } from './key-records';

const HOUR = 3_600_000;
/** A key set is believed for so long; it is signed anew with every change of keys, and in time before its end. */
const KEY_SET_LIFE = 400 * 24 * HOUR;
/** A key that no longer signs stays listed for so long at least, for routers and hosts that were away. */
export const OVERLAP: Readonly<Record<'release' | 'freshness', number>> = {
  release: 24 * HOUR,
  freshness: HOUR,
};

const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/** The key set in force; null before the first. */
export async function currentKeySet(tx: Pick<Transaction, 'keySet'>): Promise<KeySet | null> {
  const row = await tx.keySet.findFirst({ orderBy: { keysVersion: 'desc' } });
  return row && readKeySet(peekJws(row.jws, 'fairlead-keys+jwt').claims);
}

/**
 * Signs and writes the next key set from the keys as they are now, and tells delivery hosts. Listed are the keys that
 * sign, and those that no longer do for as long as what they signed can matter: a release key while an active version
 * is signed by it, and either for its overlap.
 */
export async function writeKeySet(
  tx: Transaction,
  signer: { readonly kid: string; readonly x: string; readonly d: string },
  now: Date,
  createdById: string,
): Promise<KeySet> {
  const [rows, signed, environments, last] = [
    await tx.signingKey.findMany({ where: { expiresAt: { gt: now } }, orderBy: { createdAt: 'asc' } }),
    await activeSignatures(tx),
    await tx.environment.findMany({ orderBy: { position: 'asc' } }),
    await tx.keySet.findFirst({ orderBy: { keysVersion: 'desc' }, select: { keysVersion: true } }),
  ];
  const keyOf = new Map(environments.map(({ id, key }) => [id, key]));
  const listed = rows.filter(({ role, kid, retiredAt }) => {
    if (!retiredAt) return true;
    if (role === 'root') return false;
    const over = retiredAt.getTime() + OVERLAP[role as 'release' | 'freshness'] <= now.getTime();
    return !over || signed.some((version) => version.kid === kid);
  });
  const keys = listed.map(
    ({ kid, role, environmentId, x, notBefore, expiresAt }): ListedKey => ({
      kid,
      role: role as KeyRole,
      env: environmentId === null ? null : (keyOf.get(environmentId) ?? null),
      x,
      nbf: seconds(notBefore),
      exp: seconds(expiresAt),
    }),
  );
  const keySet: KeySet = {
    keysVersion: (last?.keysVersion ?? 0) + 1,
    keys,
    epochs: Object.fromEntries(environments.map(({ key, epoch }) => [key, epoch])),
    exp: seconds(new Date(now.getTime() + KEY_SET_LIFE)),
  };
  const jws = await signJws('fairlead-keys+jwt', keySet, signer);
  await tx.keySet.create({ data: { keysVersion: keySet.keysVersion, jws, createdById, createdAt: now } });
  await tx.deliveryState.update({ where: { id: 1 }, data: { keysRev: { increment: 1 } } });
  return keySet;
}
