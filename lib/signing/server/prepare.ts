import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { conflict, notFound } from '@/lib/core/errors';
import { db, type Transaction } from '@/lib/db/client';
import type { KeySet } from '../key-set';
import type { Change, PreparedChange } from './key-change';
import { raise, replaceKey } from './key-changes';
import { freshKey, lockKeys, requireRoot } from './key-records';
import { writeKeySet } from './key-set-records';
import type { RootSigner } from './root-signer';

/** Ends the transaction in which a change was tried out. */
class TriedOut extends Error {
  constructor(readonly keySets: readonly KeySet[]) {
    super('tried out');
  }
}

/**
 * What the root has to sign for a change, where it is kept offline. The change is made as far as that and taken back, so
 * that nothing has changed until the signature comes.
 *
 * @throws AppError where the change itself would be refused
 */
export async function prepareChange(change: Change, now: Date): Promise<PreparedChange> {
  const made = change.kind === 'rotate' ? await freshKey(change.role) : null;
  const signer: RootSigner = {
    at: now,
    made,
    sign: async (keySets) => {
      throw new TriedOut(keySets);
    },
  };
  const root = await requireRoot(db());
  const keySets = await db()
    .$transaction((tx) => tryOut(tx, change, signer))
    .catch((error: unknown) => {
      if (error instanceof TriedOut) return error.keySets;
      throw error;
    });
  return {
    format: 'fairlead.key-change/1',
    change,
    at: now.toISOString(),
    root: root.kid,
    keySets: keySets.map((keySet) => ({ ...keySet })),
    made: made && { ...made, sealed: Buffer.from(made.sealed).toString('base64') },
  };
}

async function tryOut(tx: Transaction, change: Change, signer: RootSigner): Promise<never> {
  const context = { tx, by: SYSTEM_ACTOR_ID, signer };
  if (change.kind === 'raise-epoch') {
    const { environment: key, epoch } = change;
    const environment = await tx.environment.findFirst({ where: { key, archivedAt: null } });
    if (!environment) throw notFound('environment');
    if (environment.epoch !== epoch) throw conflict('environment', { epoch: environment.epoch });
    await lockKeys(tx);
    await raise(context, { id: environment.id, epoch, now: signer.at });
  } else {
    await lockKeys(tx);
    if (change.kind === 'renew') await writeKeySet(tx, signer, SYSTEM_ACTOR_ID);
    else await replaceKey(context, change);
  }
  throw new Error('nothing was there to be signed');
}
