import type { Transaction } from '@/lib/db/client';
import type { KeyRole } from '../key';
import type { KeySet, ListedKey } from '../key-set';
import { currentKeySet } from './current-key-set';
import { activeSignatures } from './key-records';
import { findRegressions } from './regressions';
import type { RootSigner } from './root-signer';

const HOUR = 3_600_000;
/** A key set is believed for so long; it is signed anew with every change of keys, and in time before its end. */
const KEY_SET_LIFE = 400 * 24 * HOUR;
/** A key that no longer signs stays listed for so long at least, for routers and hosts that were away. */
export const OVERLAP: Readonly<Record<'release' | 'freshness', number>> = {
  release: 24 * HOUR,
  freshness: HOUR,
};

const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/**
 * Has the next key set signed from the keys as they are now, writes it, and tells delivery hosts. Listed are the keys that
 * sign, and those that no longer do for as long as what they signed can matter: a release key while an active version
 * is signed by it, and either for its overlap.
 */
export async function writeKeySet(tx: Transaction, signer: RootSigner, createdById: string): Promise<KeySet> {
  const keySets = await nextKeySets(tx, signer.at);
  const signed = await signer.sign(keySets);
  for (const [i, { keysVersion }] of keySets.entries()) {
    const jws = signed[i] as string;
    await tx.keySet.create({ data: { keysVersion, jws, createdById, createdAt: signer.at } });
  }
  await tx.deliveryState.update({ where: { id: 1 }, data: { keysRev: { increment: 1 } } });
  return keySets.at(-1) as KeySet;
}

/**
 * What is to be signed next: one key set, or after a restored backup as many of the same content as it takes to be above
 * the one that routers have.
 */
async function nextKeySets(tx: Transaction, now: Date): Promise<readonly KeySet[]> {
  const [rows, signed, environments, last, regressions] = [
    await tx.signingKey.findMany({
      where: { expiresAt: { gt: now } },
      orderBy: [{ createdAt: 'asc' }, { kid: 'asc' }],
    }),
    await activeSignatures(tx),
    await tx.environment.findMany({ orderBy: { position: 'asc' } }),
    await currentKeySet(tx),
    await findRegressions(tx, now),
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
  const epochs = Object.fromEntries(environments.map(({ key, epoch }) => [key, epoch]));
  const exp = seconds(new Date(now.getTime() + KEY_SET_LIFE));
  const first = (last?.keysVersion ?? 0) + 1;
  const held = Math.max(0, ...regressions.map(({ keysVersion }) => keysVersion));
  const count = Math.max(1, held + 2 - first);
  return Array.from({ length: count }, (_, i) => ({ keysVersion: first + i, keys, epochs, exp }));
}
