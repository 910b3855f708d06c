import type pg from 'pg';
import { type SealedFor, SealProblem, unseal } from '../../lib/signing/seal';

/** The two sealing keys, by their variables. */
export type SealingKeys = { readonly FAIRLEAD_KEY: string; readonly FAIRLEAD_DELIVERY_KEY: string };

/** A value that is sealed: where it stands, what it is bound to, and whose key opens it. */
export type Sealed = {
  table: string;
  column: string;
  /** The column that `id` stands in. */
  key: string;
  id: string;
  sealed: Buffer;
  place: SealedFor;
  variable: keyof SealingKeys;
};

/** Every column that holds sealed values: its table, its key, and the place (`role`) that its seals are bound to. */
export const SEALED_COLUMNS = [
  { table: 'signing_keys', column: 'sealed', id: 'kid', role: null },
  { table: 'webhooks', column: 'secret', id: 'id', role: 'webhook' },
  { table: 'identity_providers', column: 'client_secret', id: 'id', role: 'identity_provider' },
  { table: 'accounts', column: 'totp_secret', id: 'id', role: 'totp' },
  { table: 'sessions', column: 'id_token', id: 'id', role: 'id_token' },
] as const;

/** Reads every sealed value there is, in a database of this release or of an earlier one. */
export async function listSealed(client: pg.ClientBase): Promise<Sealed[]> {
  const found: Sealed[] = [];
  for (const { table, column, id, role } of SEALED_COLUMNS) {
    const there = await client.query(
      `SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND column_name = $2`,
      [table, column],
    );
    if (there.rowCount === 0) continue;
    const { rows } = await client.query<{ id: string; sealed: Buffer; role: string }>(
      `SELECT ${id}::text AS id, ${column} AS sealed, ${role === null ? 'role' : `'${role}'`} AS role
       FROM ${table} WHERE ${column} IS NOT NULL ORDER BY ${id}`,
    );
    for (const row of rows) {
      const place = { role: row.role, kid: row.id };
      const variable = row.role === 'freshness' ? 'FAIRLEAD_DELIVERY_KEY' : 'FAIRLEAD_KEY';
      found.push({ table, column, key: id, id: row.id, sealed: row.sealed, place, variable });
    }
  }
  return found;
}

/** Which of the two keys does not open everything that it should; empty when both do. */
export async function keysThatDoNotOpen(
  values: readonly Sealed[],
  keys: SealingKeys,
): Promise<(keyof SealingKeys)[]> {
  const wrong = new Set<keyof SealingKeys>();
  for (const { sealed, place, variable } of values) {
    if (wrong.has(variable)) continue;
    await unseal(sealed, place, keys[variable]).catch((error: unknown) => {
      if (!(error instanceof SealProblem)) throw error;
      wrong.add(variable);
    });
  }
  return [...wrong];
}
