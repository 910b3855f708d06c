import { conflict, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { importPrivate, type KeyRole } from '../key';
import { currentKeySet } from './current-key-set';
import { makeKey, signingKey } from './key-records';
import { OVERLAP, writeKeySet } from './key-set-records';
import { findRegressions } from './regressions';
import type { RootSigner } from './root-signer';
import { openKey } from './sealing';

/** What a change of keys works with; the keys are locked. */
export interface KeyChange {
  readonly tx: Transaction;
  /** The actor. */
  readonly by: string;
  readonly signer: RootSigner;
}

/** Puts a new key in the place of a release or freshness key that signs, for the same environments. */
export async function replaceKey(
  { tx, by, signer }: KeyChange,
  { role, kid }: { readonly role: 'release' | 'freshness'; readonly kid: string },
) {
  const old = await requireCurrent(tx, role, kid);
  const until = Math.min(old.expiresAt.getTime(), signer.at.getTime() + OVERLAP.freshness);
  await tx.signingKey.update({
    where: { kid },
    data: { retiredAt: signer.at, ...(role === 'freshness' && { expiresAt: new Date(until) }) },
  });
  const { environmentId } = old;
  const made = await makeKey(tx, role, signer.at, by, { environmentId, made: signer.made });
  // One that came back with a signature may be another's, or of another sealing key.
  if (signer.made)
    await importPrivate(await openKey(made)).catch(() => {
      throw refused('The new key in this file cannot be opened here. Prepare it again.');
    });
  const { keysVersion } = await writeKeySet(tx, signer, by);
  return { kid: made.kid, keysVersion };
}

/**
 * Raises the epoch of an environment that is locked, above every one that hosts have seen.
 *
 * @returns the new epoch
 */
export async function raise(
  { tx, by, signer }: Omit<KeyChange, 'signer'> & { readonly signer: RootSigner | null },
  { id, epoch, now }: { readonly id: string; readonly epoch: number; readonly now: Date },
): Promise<number> {
  const held = (await findRegressions(tx, now, id)).map((regression) => regression.epoch);
  const next = Math.max(epoch, ...held) + 1;
  await tx.environment.update({ where: { id }, data: { epoch: next, revision: { increment: 1 } } });
  if (signer && (await currentKeySet(tx))) await writeKeySet(tx, signer, by);
  return next;
}

/** The key of a role that signs, if it is the one that the caller saw. */
export async function requireCurrent(tx: Transaction, role: KeyRole, kid: string) {
  const key = await tx.signingKey.findFirst({ where: { role, kid, retiredAt: null } });
  if (key) return key;
  const current = await signingKey(tx, role);
  if (!current) throw refused('There are no signing keys yet.');
  throw conflict('signing key', { kid: current.kid });
}
