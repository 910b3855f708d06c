import { subtle } from 'node:crypto';
import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { openJws } from '../jws';
import { type KeyRole, kidOf } from '../key';
import { readRoot } from './root-key';
import { openKey, sealKey } from './sealing';

const DAY = 86_400_000;
/** How long a key is believed. */
const LIFE: Readonly<Record<KeyRole, number>> = {
  root: 3_650 * DAY,
  release: 1_095 * DAY,
  freshness: 366 * DAY,
};

/** The private key of a new release or freshness key, as a row will hold it. */
export interface MadeKey {
  readonly kid: string;
  readonly x: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Makes a key of a role that signs from now on, for one environment or (null) for every one. */
export async function makeKey(
  tx: Transaction,
  role: KeyRole,
  now: Date,
  createdById: string,
  { environmentId = null, made = null }: { environmentId?: string | null; made?: MadeKey | null } = {},
) {
  const { kid, x, sealed } = made ?? (await freshKey(role));
  return tx.signingKey.create({
    data: {
      kid,
      role,
      environmentId,
      x,
      sealed,
      notBefore: now,
      expiresAt: new Date(now.getTime() + LIFE[role]),
      createdById,
      createdAt: now,
    },
  });
}

/** A new key pair, its private part sealed as its row will hold it. */
export async function freshKey(role: KeyRole): Promise<MadeKey> {
  const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const { x, d } = await subtle.exportKey('jwk', pair.privateKey);
  if (!x || !d) throw new Error('an Ed25519 key without its parts');
  const kid = await kidOf(x);
  return { kid, x, sealed: await sealKey(role, kid, d) };
}

/** The key of a role that signs for every environment; null before the first. */
export function signingKey(tx: Pick<Transaction, 'signingKey'>, role: KeyRole) {
  return tx.signingKey.findFirst({
    where: { role, environmentId: null, retiredAt: null },
    orderBy: { createdAt: 'desc' },
  });
}

/** The key that signs releases of an environment: its own, or else the one of every environment. */
export async function releaseKey(tx: Pick<Transaction, 'signingKey'>, environment: string) {
  const own = await tx.signingKey.findFirst({
    where: { role: 'release', environment: { key: environment }, retiredAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return own ?? signingKey(tx, 'release');
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
  const root = await requireRoot(tx);
  if (given !== undefined) {
    const { x, d } = await readRoot(given);
    if (x !== root.x) throw refused('This is not the root key that is in force.');
    return { kid: root.kid, x, d };
  }
  if (root.sealed) return openKey(root);
  throw refused('The root key is kept offline. Do this with "npm run keys" and --root <file>.');
}

/** The row of the root key that signs. @throws AppError refused before the first keys */
export async function requireRoot(tx: Pick<Transaction, 'signingKey'>) {
  const root = await signingKey(tx, 'root');
  if (!root) throw refused('There are no signing keys yet.');
  return root;
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
