import { verifyAudit } from '../../lib/audit/server/verify';
import { connect } from '../../lib/db/client';
import { Failure } from '../setup/failure';
import { withClient } from '../setup/roles';
import { keysThatDoNotOpen, listSealed, type SealingKeys } from './sealed';

/** What was found in a database that was restored. */
export type Verified = { auditEntries: number; wrongKeys: (keyof SealingKeys)[] };

/**
 * Checks what row counts and digests do not show: that the audit record is whole, that no sequence will give out a number
 * that is taken, and which sealing keys open what is sealed.
 *
 * @throws Failure naming the first thing that does not hold
 */
export async function verifyRestored(ownerUrl: string, keys: SealingKeys): Promise<Verified> {
  const database = connect(ownerUrl);
  const audit = await verifyAudit(database).finally(() => database.$disconnect());
  if (audit.fault) throw new Failure(`The audit record does not hold: ${audit.fault.message}.`);
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
      SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(c.oid::regclass::text, a.attname) AS sequence
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL`);
    for (const { table, column, sequence } of rows) {
      const behind = await client.query(
        `SELECT FROM ${sequence} HAVING (SELECT max("${column}") FROM "${table}") > max(last_value)`,
      );
      if (behind.rowCount) throw new Failure(`The sequence of ${table}.${column} is behind its table.`);
    }
    return {
      auditEntries: audit.entries,
      wrongKeys: await keysThatDoNotOpen(await listSealed(client), keys),
    };
  });
}
