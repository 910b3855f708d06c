import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { seal, unseal } from '../../lib/signing/seal';
import { listSealed, SEALED_COLUMNS, type SealingKeys } from './sealed';

/**
 * Seals everything anew with other keys, or nothing: one transaction, in which nobody else writes a sealed value.
 *
 * @returns how many values were sealed anew
 * @throws SealProblem if one of the keys that are in use now does not open what it should
 */
export async function reseal(client: pg.ClientBase, from: SealingKeys, to: SealingKeys): Promise<number> {
  await client.query('BEGIN');
  try {
    const tables = SEALED_COLUMNS.map(({ table }) => table).join(', ');
    // Reading goes on; whoever would seal with the old key waits, and is told by their own console that keys have changed.
    await client.query(`LOCK TABLE ${tables} IN SHARE ROW EXCLUSIVE MODE`);
    let count = 0;
    for (const { table, column, key, id, sealed, place, variable } of await listSealed(client)) {
      if (from[variable] === to[variable]) continue;
      const secret = await unseal(sealed, place, from[variable]);
      const anew = await seal(secret, place, new Uint8Array(randomBytes(12)), to[variable]);
      const updated = await client.query(`UPDATE ${table} SET ${column} = $1 WHERE ${key}::text = $2`, [
        Buffer.from(anew),
        id,
      ]);
      if (updated.rowCount !== 1) throw new Error(`${table} ${id} was not sealed anew`);
      count += 1;
    }
    await client.query('COMMIT');
    return count;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
