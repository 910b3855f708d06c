import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { type KeyNotice, keyNotices, regressionNotices } from '../key-notices';
import { listSigningKeys } from './queries';
import { findRegressions } from './regressions';

/** What the overview tells of signing keys: of a restored backup everybody, of what ends those who look after keys. */
export async function noticesFor(caller: Caller, now: Date): Promise<readonly KeyNotice[]> {
  if (!allows(caller.roles, 'signing_key.read')) return publishingNotices(now);
  return keyNotices(await listSigningKeys(now), now);
}

/** What stands in the way of every publish of an environment. */
export async function publishingNotices(now: Date): Promise<readonly KeyNotice[]> {
  return regressionNotices(await findRegressions(db(), now));
}
