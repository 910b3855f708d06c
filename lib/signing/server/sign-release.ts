import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { signJws } from '../jws';
import { allowedEpoch } from '../key-set';
import type { Release } from '../release';
import { currentKeySet } from './current-key-set';
import { releaseKey } from './key-records';
import { openKey } from './sealing';

/**
 * A release signed by the release key; null in an installation that has no keys yet, whose routers trust its TLS.
 *
 * @throws AppError unavailable if FAIRLEAD_KEY is not set or is another; refused where the key set does not cover it
 */
export async function signRelease(tx: Transaction, release: Release): Promise<string | null> {
  const key = await releaseKey(tx, release.env);
  if (!key) return null;
  const keySet = await currentKeySet(tx);
  if (!keySet || allowedEpoch(keySet, release.env) < release.epoch) {
    throw refused(
      `The key set does not cover epoch ${release.epoch} of "${release.env}". Renew it in Settings, Signing keys.`,
    );
  }
  if (key.expiresAt.getTime() <= release.iat * 1_000)
    throw refused('The release key has ended. Rotate it first.');
  return signJws('fairlead-release+jwt', release, await openKey(key));
}
