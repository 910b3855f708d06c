import { subtle } from 'node:crypto';
import { AppError, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { openJws } from '../jws';
import { importPrivate, type KeyRole, kidOf } from '../key';
import { openKey, sealKey } from './sealing';

const DAY = 86_400_000;
/** How long a key is believed. */
const LIFE: Readonly<Record<KeyRole, number>> = {
  root: 3_650 * DAY,
  release: 1_095 * DAY,
  freshness: 366 * DAY,
};

/** Makes a key of a role that signs from now on, for every environment. */
export async function makeKey(tx: Transaction, role: KeyRole, now: Date, createdById: string) {
  const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const { x, d } = await subtle.exportKey('jwk', pair.privateKey);
  if (!x || !d) throw new Error('an Ed25519 key without its parts');
  const kid = await kidOf(x);
  return tx.signingKey.create({
    data: {
      kid,
      role,
      x,
      sealed: await sealKey(role, kid, d),
      notBefore: now,
      expiresAt: new Date(now.getTime() + LIFE[role]),
      createdById,
      createdAt: now,
    },
  });
}

/** The key of a role that signs; null before the first. */
export function signingKey(tx: Transaction, role: KeyRole) {
  return tx.signingKey.findFirst({ where: { role, retiredAt: null }, orderBy: { createdAt: 'desc' } });
}

/** Lets one change of keys at a time go on, and none beside a publish. Locked after environments. */
export async function lockKeys(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT id FROM delivery_state WHERE id = 1 FOR UPDATE`;
}

/**
 * The root key, ready to sign.
 *
 * @param given where it is kept offline: the JWK that was exported
 * @throws AppError refused if it is offline and not given, or another is given
 */
export async function openRoot(tx: Transaction, given?: string) {
  const root = await signingKey(tx, 'root');
  if (!root) throw refused('There are no signing keys yet.');
  if (given !== undefined) {
    const { x, d } = readRoot(given);
    if (x !== root.x) throw refused('This is not the root key that is in force.');
    // Refuses a private part that is not the public one's: a key set that nobody believes could not be taken back.
    await importPrivate({ x, d }).catch(() => {
      throw refused('The root key is damaged: its private part does not belong to the public one.');
    });
    return { kid: root.kid, x, d };
  }
  if (root.sealed) return openKey(root);
  throw refused('The root key is kept offline. Do this with "npm run keys" and --root <file>.');
}

function readRoot(text: string): { x: string; d: string } {
  let jwk: Record<string, unknown>;
  try {
    jwk = JSON.parse(text);
  } catch {
    throw new AppError('invalid', 'The root key is the JSON that "npm run keys -- export-root" printed.');
  }
  const { x, d } = jwk ?? {};
  if (typeof x !== 'string' || typeof d !== 'string') throw refused('This file holds no private key.');
  return { x, d };
}

/** Which key signed the active version of each environment, by the environment's key. Unsigned ones are left out. */
export async function activeSignatures(
  tx: Pick<Transaction, '$queryRaw'>,
): Promise<{ environment: string; version: number; kid: string }[]> {
  const rows = await tx.$queryRaw<{ environment: string; version: number; jws: string | null }[]>`
    SELECT DISTINCT ON (e.position) e.key AS environment, v.version, v.release_jws AS jws
    FROM policy_versions v JOIN environments e ON e.id = v.environment_id
    WHERE e.archived_at IS NULL ORDER BY e.position, v.version DESC`;
  return rows.flatMap(({ environment, version, jws }) =>
    jws ? [{ environment, version, kid: openJws(jws, 'fairlead-release+jwt').kid }] : [],
  );
}
