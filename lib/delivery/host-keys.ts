import type { Pool } from 'pg';
import { keySetDocument, peekKeySet } from '@/lib/signing/document';
import { SealProblem, unseal } from '@/lib/signing/seal';
import type { FreshnessKey } from './proofs';

/** What a host needs of the signing keys. */
export interface HostKeys {
  /** The body of `/.well-known/fairlead-keys`; null before the first key set. */
  readonly document: string | null;
  /** Null where there is none, or it cannot be opened. */
  readonly freshness: FreshnessKey | null;
  /** Why proofs cannot be made, for the log. */
  readonly problem: string | null;
}

const numberOf = (keys: HostKeys | null) =>
  keys?.document == null ? 0 : peekKeySet(keys.document).keysVersion;

/** Whether a host holds a later key set than the database: an older backup was restored. */
export const keysRegressed = (held: HostKeys | null, read: HostKeys): boolean =>
  numberOf(held) > numberOf(read);

/** Reads the key sets and opens the freshness key that signs. `sealingKey` is FAIRLEAD_DELIVERY_KEY. */
export async function readHostKeys(pool: Pool, sealingKey: string | undefined): Promise<HostKeys> {
  const { rows: sets } = await pool.query<{ jws: string }>('SELECT jws FROM key_sets ORDER BY keys_version');
  const { rows: keys } = await pool.query<{ kid: string; x: string; sealed: Buffer | null }>(`
    SELECT kid, x, sealed FROM signing_keys
    WHERE role = 'freshness' AND retired_at IS NULL AND expires_at > now() ORDER BY created_at DESC LIMIT 1`);
  const document = keySetDocument(sets.map(({ jws }) => jws));
  const text = document && JSON.stringify(document);
  const [key] = keys;
  const without = (problem: string | null): HostKeys => ({ document: text, freshness: null, problem });
  if (!key?.sealed) return without(text === null ? null : 'there is no freshness key');
  if (!sealingKey) return without('FAIRLEAD_DELIVERY_KEY is not set');
  try {
    const d = await unseal(key.sealed, { role: 'freshness', kid: key.kid }, sealingKey);
    return { document: text, freshness: { kid: key.kid, x: key.x, d }, problem: null };
  } catch (error) {
    if (error instanceof SealProblem) return without(`${error.message} Check FAIRLEAD_DELIVERY_KEY.`);
    throw error;
  }
}
