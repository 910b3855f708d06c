import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { bringDatabase, connect, db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { auditFacts } from '@/lib/notifications/server/audit-facts';
import { checkNow, checkRound } from './audit-checks';
import { checkAudit } from './audit-commands';
import { listChecks, standingFault } from './check-queries';
import { writeAudit } from './write';

const NIGHT = new Date('2026-11-21T03:00:00Z');
const at = (text: string) => () => new Date(text);
const auditor = { ...callerWith('auditor'), actorId: randomUUID() };
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  bringDatabase(connect(test.applicationUrl));
  await db().actor.create({ data: { id: SYSTEM_ACTOR_ID, kind: 'system' } });
  for (const id of ['a', 'b', 'c'])
    await db().$transaction((tx) =>
      writeAudit(tx, SYSTEM_ACTOR_ID, NIGHT, {
        action: 'sample.remove',
        subjectType: 'sample',
        subjectId: id,
      }),
    );
});
afterAll(async () => {
  await db().$disconnect();
  bringDatabase(undefined);
  await test.drop();
});

it('checks once a night, whichever of several processes looks, and makes up for a night that was missed', async () => {
  const both = await Promise.all([checkRound(() => NIGHT), checkRound(() => NIGHT)]);
  expect(both.filter(Boolean)).toMatchObject([{ entries: 3, fault: null }]);
  expect(await checkRound(at('2026-11-22T01:59:00Z'))).toBeNull();
  expect(await checkRound(at('2026-11-25T15:00:00Z'))).toMatchObject({ entries: 3 });
  expect(await checkRound(at('2026-11-25T15:01:00Z'))).toBeNull();
  expect(await listChecks(auditor)).toMatchObject([
    { startedAt: '2026-11-25T15:00:00.000Z', askedBy: null, total: 3, fault: null, problem: null },
    { startedAt: '2026-11-21T03:00:00.000Z' },
  ]);
});

it('makes the check that was asked for, again where the process that was at it ended', async () => {
  const asked = await checkAudit(auditor, {}, new Date('2026-11-25T16:00:00Z'));
  expect(await checkAudit(auditor, {}, new Date('2026-11-25T16:00:01Z'))).toEqual(asked);
  await db().auditCheck.update({ where: { id: asked.id }, data: { entries: 2, total: 5 } });
  expect(await checkRound(at('2026-11-25T16:00:05Z'))).toMatchObject({ id: asked.id, entries: 5 });
  expect(await standingFault(auditor)).toBeNull();
});

it('keeps what it found wrong until a check finds it whole, and tells it once', async () => {
  const superuser = connect(test.superuserUrl);
  const change = (subject: string) =>
    superuser.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
      await tx.$executeRaw`UPDATE audit_entries SET subject_id = ${subject} WHERE seq = 2`;
    });
  await change('x');
  const found = await checkNow(SYSTEM_ACTOR_ID, at('2026-11-25T17:00:00Z'));
  expect(found).toMatchObject({ entries: 1, fault: { seq: 2n } });
  expect(await standingFault(auditor)).toMatchObject({ askedBy: 'Fairlead', fault: { seq: '2' } });
  expect(await standingFault(callerWith('viewer'))).toBeNull();
  const told = async () =>
    (await auditFacts({ holding: () => ['p1'], personOf: () => null, here: () => [] }))[0];
  const first = await told();
  await checkNow(SYSTEM_ACTOR_ID, at('2026-11-25T18:00:00Z'));
  expect(await told()).toMatchObject({ kind: 'audit_fault', key: first?.key, to: ['p1'] });
  await change('b');
  await checkNow(SYSTEM_ACTOR_ID, at('2026-11-25T19:00:00Z'));
  expect(await standingFault(auditor)).toBeNull();
  expect(await told()).toBeUndefined();
  await superuser.$disconnect();
});

it('is asked for so often by one person and no more', async () => {
  const eager = callerWith('auditor');
  const ask = () => checkAudit(eager, {}, NIGHT);
  for (let times = 0; times < RATE_LIMITS.auditChecks.burst; times += 1) await ask();
  await expect(ask()).rejects.toMatchObject({ kind: 'rate_limited' });
});
