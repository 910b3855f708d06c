import { beforeEach, expect, it } from 'vitest';
import { removeSample } from '@/lib/contracts/server/sample-commands';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { NO_FILTER } from '../filter';
import { forgetAddresses } from './forget-addresses';
import { auditPage } from './queries';
import { listRefusals } from './refusal-queries';
import { keepRefusals, recordRefusal, writeRefusals } from './refusals';

withAccessDatabase();
beforeEach(() => keepRefusals());

const NOON = new Date('2026-11-21T12:10:00Z');
const LATER = new Date('2026-11-21T12:50:00Z');
const NEXT_HOUR = new Date('2026-11-21T13:00:00Z');
const origin = {
  via: 'api',
  address: '192.0.2.7',
  sessionId: null,
  tokenId: 'abc',
  requestId: 'r-12345678',
} as const;
const all = { person: null, action: null, since: new Date('2026-11-01') };

it('counts what somebody is refused by the hour, with an entry for the first of each', async () => {
  const vic = { ...(await addPerson('vic@example.com', ['viewer'])), origin };
  const { id } = await db().environment.findFirstOrThrow({ where: { key: 'production' } });
  await expect(removeSample(vic, {})).rejects.toMatchObject({ kind: 'forbidden' });
  for (let times = 0; times < 50; times += 1) recordRefusal(vic, 'policy.publish', id, NOON);
  await writeRefusals();
  recordRefusal(vic, 'policy.publish', id, LATER);
  await writeRefusals();
  recordRefusal(vic, 'policy.publish', id, NEXT_HOUR);
  await writeRefusals();
  const page = await listRefusals(callerWith('auditor'), all);
  expect(page.byPerson).toEqual([{ key: vic.actorId, label: 'vic', count: 53 }]);
  expect(page.byAction.map(({ key, count }) => [key, count])).toEqual([
    ['policy.publish', 52],
    ['sample.remove', 1],
  ]);
  expect(page.refusals.filter(({ action }) => action === 'policy.publish')).toMatchObject([
    { environment: 'production', count: 1, via: 'api', address: '192.0.2.7' },
    { environment: 'production', count: 51, lastAt: LATER.toISOString() },
  ]);
  const filter = { ...NO_FILTER, action: ['access.refused'], environment: 'production' };
  const trail = await auditPage(callerWith('auditor'), filter, {}, NOON);
  expect(trail.entries).toMatchObject([
    { at: NEXT_HOUR.toISOString(), subject: { type: 'permission', id: 'policy.publish' }, origin },
    { at: NOON.toISOString(), actor: { name: 'vic' } },
  ]);
});

it('offers under each filter what the other leaves, and what was chosen by its name', async () => {
  const auditor = callerWith('auditor');
  const wil = await addPerson('wil@example.com', ['viewer']);
  recordRefusal(wil, 'policy.publish', null, NOON);
  await writeRefusals();
  const page = await listRefusals(auditor, { ...all, person: wil.actorId, action: 'sample.remove' });
  expect(page).toMatchObject({ refusals: [], rows: 0, total: 0 });
  expect(page.byPerson.map(({ label, count }) => [label, count])).toEqual([
    ['vic', 1],
    ['wil', 0],
  ]);
  expect(page.byAction.map(({ label, count }) => [label, count])).toEqual([
    ['policy: publish', 1],
    ['sample: remove', 0],
  ]);
  const { id: environmentId } = await db().environment.findFirstOrThrow({ where: { key: 'production' } });
  const reader = callerWith({ role: 'auditor', environmentId });
  expect((await listRefusals(reader, { ...all, person: wil.actorId })).byPerson).toMatchObject([
    { label: 'vic' },
    { label: 'Someone else', count: 0 },
  ]);
});

it('keeps no more than so many at once', async () => {
  const zed = await addPerson('zed@example.com', ['viewer']);
  for (let number = 0; number < 150; number += 1) recordRefusal(zed, `a.b${number}`, null, NOON);
  await writeRefusals();
  expect(await db().refusal.count({ where: { actorId: zed.actorId } })).toBe(100);
  expect((await listRefusals(callerWith('auditor'), { ...all, person: zed.actorId })).byAction).toHaveLength(
    100,
  );
});

it('forgets addresses that are old, and nothing else', async () => {
  expect(await forgetAddresses(30, new Date('2026-12-20T12:00:00Z'))).toBe(0);
  // Some of what is here was refused just now.
  const inAMonth = new Date(Date.now() + 31 * 86_400_000);
  expect(await forgetAddresses(30, inAMonth)).toBeGreaterThan(2);
  expect(await db().auditOrigin.count({ where: { address: null, tokenId: 'abc' } })).toBeGreaterThan(1);
  expect((await listRefusals(callerWith('auditor'), all)).refusals.some(({ address }) => address)).toBe(
    false,
  );
});
