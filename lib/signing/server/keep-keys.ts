import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { allowedEpoch } from '../key-set';
import { createSigningKeys, renewKeySet } from './commands';
import { currentKeySet } from './current-key-set';
import { signingKey } from './key-records';
import { canSeal } from './sealing';

/** A key set with less than this left is signed anew. */
const RENEW_SECONDS = 180 * 86_400;

/**
 * Makes the first keys if there are none, whichever process comes first, and signs the key set anew before it ends or
 * where an environment is missing in it, as far as the root key is here.
 *
 * @returns what there was to do; `unable` when the sealing keys are not set
 */
export async function keepKeys(now: Date): Promise<'made' | 'renewed' | 'kept' | 'unable'> {
  const root = await signingKey(db(), 'root');
  if (!canSeal()) return 'unable';
  if (!root) return (await makeFirst(now)) ? 'made' : 'kept';
  const keySet = await currentKeySet(db());
  const environments = await db().environment.findMany({ select: { key: true, epoch: true } });
  const complete = environments.every(({ key, epoch }) => keySet && allowedEpoch(keySet, key) >= epoch);
  const lasting = keySet !== null && keySet.exp - now.getTime() / 1_000 > RENEW_SECONDS;
  if ((complete && lasting) || !root.sealed) return 'kept';
  await renewKeySet(SYSTEM_CALLER, {}, now);
  return 'renewed';
}

/** Whether it was this process that made them. */
async function makeFirst(now: Date): Promise<boolean> {
  try {
    await createSigningKeys(SYSTEM_CALLER, {}, now);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'refused') return false;
    throw error;
  }
}
