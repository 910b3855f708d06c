import { expect, it, vi } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { bringDatabase, connect, db } from '@/lib/db/client';
import { NEWEST_MIGRATION } from '@/lib/db/newest-migration';
import { withAccessDatabase } from '@/lib/db/testing/access';
import { startRunner } from '@/lib/observe/runners';
import { createSigningKeys } from '@/lib/signing/server/commands';
import { schemaCheck } from '../schema-check';
import { adminChecks } from './checks';

const urls = withAccessDatabase();

const failing = async () =>
  (await adminChecks(new Date())).filter(({ ok }) => !ok).map(({ name, reason }) => `${name}: ${reason}`);

/** Turns one bit of the sealed key over; done twice it is as it was. */
const spoil = () => db().$executeRaw`
  UPDATE signing_keys SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE role = 'release'`;

/** The same questions of another database. */
async function failingAt(url: string): Promise<string[]> {
  const usual = db();
  const other = connect(url);
  bringDatabase(other);
  try {
    return await failing();
  } finally {
    bringDatabase(usual);
    await other.$disconnect();
  }
}

it('is ready with a database of this version that takes writes, and with the key that sealed its keys', async () => {
  await createSigningKeys(SYSTEM_CALLER, {});
  expect(await failing()).toEqual([]);
  await spoil();
  expect(await failing()).toEqual([expect.stringContaining('Check FAIRLEAD_KEY.')]);
  await spoil();
  expect(await failing()).toEqual([]);
});

it('tells a database that is read-only from one that does not answer', async () => {
  const readOnly = `${urls().DATABASE_URL}?options=-c%20default_transaction_read_only%3Don`;
  expect(await failingAt(readOnly)).toEqual([
    'writing: The database takes no writes: it is a replica, or read-only.',
  ]);
  expect(await failingAt('postgresql://nobody:nothing@127.0.0.1:1/none')).toEqual([
    'database: The database does not answer.',
  ]);
});

it('tells of a runner that hangs, without which pages work', async () => {
  let end: (() => void) | undefined;
  const round = () =>
    new Promise<void>((resolve) => {
      end = resolve;
    });
  const stop = startRunner({ name: 'hung', round, waits: 'x', everyMs: 1, jitterMs: 0, afterFailureMs: 1 });
  await vi.waitFor(() => expect(end).toBeDefined());
  const checks = await adminChecks(new Date(Date.now() + 901_000));
  expect(checks.filter(({ ok }) => !ok)).toEqual([
    {
      name: 'runners',
      ok: false,
      needed: false,
      reason: 'Nothing has come of hung for a quarter of an hour.',
    },
  ]);
  end?.();
  await stop();
});

it.each([
  ['older', '20200101000000_before', false],
  ['empty', null, false],
  ['the same', NEWEST_MIGRATION, true],
  ['newer', '29990101000000_after', true],
])('a schema that is %s', (word, found, ok) => {
  const check = schemaCheck(found, NEWEST_MIGRATION);
  expect(check.ok).toBe(ok);
  if (word === 'newer') expect(check.reason).toContain('newer than this version (29990101000000_after)');
  if (word === 'older') expect(check.reason).toContain('older than this version (20200101000000_before');
  if (word === 'the same') expect(check.reason).toBeNull();
});
