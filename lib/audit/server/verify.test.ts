import { expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { connect, type Database } from '@/lib/db/client';
import { createTestDatabase } from '@/lib/db/testing/database';
import { verifyAudit } from './verify';
import { writeAudit } from './write';

const ENTRIES = 5;

/** A database with a few entries, and a way to change it behind the back of every guard. */
async function withEntries(
  check: (database: Database, tamper: (...statements: string[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const test = await createTestDatabase();
  const database = connect(test.applicationUrl);
  const superuser = connect(test.superuserUrl);
  try {
    await database.actor.create({ data: { id: SYSTEM_ACTOR_ID, kind: 'system' } });
    for (let number = 1; number <= ENTRIES; number += 1) {
      await database.$transaction((tx) =>
        writeAudit(tx, SYSTEM_ACTOR_ID, new Date(), {
          action: 'rule.update',
          subjectType: 'rule',
          subjectId: `rule-${number}`,
          environment: 'development',
          data: { number, before: { key: 'a' }, after: { key: 'é' } },
        }),
      );
    }
    await check(database, async (...statements) => {
      await superuser.$transaction(async (tx) => {
        await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
        for (const statement of statements) await tx.$executeRawUnsafe(statement);
      });
    });
  } finally {
    await Promise.all([database.$disconnect(), superuser.$disconnect()]);
    await test.drop();
  }
}

it('finds an untouched record whole, from the first entry to the head', () =>
  withEntries(async (database) => {
    expect(await verifyAudit(database)).toEqual({ entries: ENTRIES, fault: null });
  }));

it('does not mind where changes came from, which is beside the record', () =>
  withEntries(async (database, tamper) => {
    await tamper(
      `UPDATE audit_origins SET via = 'console', address = '192.0.2.1' WHERE seq = 1`,
      `INSERT INTO audit_origins (seq, via) VALUES (99, 'api')`,
    );
    await tamper(`UPDATE audit_origins SET address = NULL`, 'DELETE FROM audit_origins WHERE seq = 99');
    expect(await verifyAudit(database)).toEqual({ entries: ENTRIES, fault: null });
  }));

it.each([
  ['a changed column', 3n, [`UPDATE audit_entries SET subject_id = 'another' WHERE seq = 3`]],
  ['changed bytes', 2n, [`UPDATE audit_entries SET bytes = bytes || '\\x20' WHERE seq = 2`]],
  ['a changed hash', 4n, [`UPDATE audit_entries SET hash = sha256('x') WHERE seq = 4`]],
  ['an entry taken out', 4n, ['DELETE FROM audit_entries WHERE seq = 3']],
  [
    'entries in another order',
    2n,
    [
      'UPDATE audit_entries SET seq = -2 WHERE seq = 2',
      'UPDATE audit_entries SET seq = 2 WHERE seq = 3',
      'UPDATE audit_entries SET seq = 3 WHERE seq = -2',
    ],
  ],
  [
    'an entry written behind the head',
    5n,
    ['UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entries WHERE seq = 4)'],
  ],
  ['the last entry cut off', 4n, [`DELETE FROM audit_entries WHERE seq = ${ENTRIES}`]],
  ['another head', 5n, [`UPDATE audit_head SET hash = sha256('x')`]],
])('finds %s', (_what, seq, statements) =>
  withEntries(async (database, tamper) => {
    await tamper(...statements);
    expect((await verifyAudit(database)).fault?.seq).toBe(seq);
  }),
);
