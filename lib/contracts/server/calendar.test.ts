import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { createCalendarLink, revokeCalendarLink } from './calendar-commands';
import { calendarFeed } from './calendar-feed';
import { callerOfCalendar } from './calendar-link-queries';
import { calendarEntries } from './calendar-queries';

withAccessDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
let ada: Caller & { readonly personId: string };
let viewer: Caller;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement']);
  viewer = await addPerson('vic@example.com', ['viewer']);
  const { id: vendorId } = await db().vendor.create({ data: { key: 'acme', name: 'Acme, Inc.; Berlin' } });
  const data = {
    kind: 'master',
    vendorId,
    precedence: 30,
    status: 'active',
    activatedAt: new Date('2026-01-01'),
    effectiveOn: new Date('2026-01-01'),
    endsOn: new Date('2027-03-31'),
    zone: 'Europe/Berlin',
    renewal: 'automatic',
    renewalMonths: 12,
    noticeDays: 60,
    updatedAt: new Date('2026-10-01T08:00:00Z'),
  };
  const title = `A long title with an umlaut ${'ü'.repeat(60)}`;
  await db().contract.create({ data: { ...data, number: 'MSA-1', title } });
  await db().contract.create({ data: { ...data, number: 'SECRET-1', title: 'Secret', limited: true } });
  await db().certification.create({
    data: { vendorId, kind: 'iso27001', validTo: new Date('2027-01-31'), source: 'letter' },
  });
});

it('holds what its person may read, the next first', async () => {
  const entries = await calendarEntries(ada, NOW);
  expect(entries.map(({ day, title }) => `${day} ${title}`)).toEqual([
    '2027-01-30 MSA-1: last day to give notice',
    expect.stringMatching(/^2027-01-31 Acme, Inc\.; Berlin: last day of ISO/),
    '2027-03-31 MSA-1: last day',
  ]);
  expect((await calendarEntries(viewer, NOW)).map(({ uid }) => uid.split('.')[0])).toEqual(['certificate']);
});

it('follows what it is made of, and the time', async () => {
  const titles = async (now = NOW) => (await calendarEntries(ada, now)).map(({ title }) => title);
  const before = await titles();
  expect(await titles()).toEqual(before);
  await db().vendor.update({ where: { key: 'acme' }, data: { name: 'Acme SE' } });
  expect(await titles()).toContainEqual(expect.stringMatching(/^Acme SE: last day of ISO/));
  await db().contract.update({ where: { number: 'MSA-1' }, data: { noticeGivenOn: new Date('2026-11-01') } });
  expect(await titles()).not.toContain('MSA-1: last day to give notice');
  await db().contract.update({ where: { number: 'MSA-1' }, data: { noticeGivenOn: null } });
  await db().vendor.update({ where: { key: 'acme' }, data: { name: 'Acme, Inc.; Berlin' } });
  expect(await titles()).toEqual(before);
  // Nobody can stop the renewal any more: the year after counts, with a deadline of its own.
  const days = (await calendarEntries(ada, new Date('2027-02-01T12:00:00Z'))).map(({ day }) => day);
  expect(days).toContain('2028-03-31');
});

it('is an iCalendar whose lines are folded and escaped, the same bytes for the same dates', async () => {
  const feed = calendarFeed(await calendarEntries(ada, NOW), 'https://fairlead.example');
  const lines = feed.split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(feed.replaceAll('\r\n', '')).not.toContain('\n');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const whole = feed.replaceAll('\r\n ', '');
  expect(whole).toContain('SUMMARY:Acme\\, Inc.\\; Berlin: last day of ISO');
  expect(whole).toContain('DTSTART;VALUE=DATE:20270130\r\nDTEND;VALUE=DATE:20270131');
  expect(whole.match(/TRIGGER:-P(90|60|30|7)D/g)).toHaveLength(12);
  const { id } = await db().contract.findUniqueOrThrow({ where: { number: 'MSA-1' } });
  expect(whole).toContain(`UID:notice.${id}@fairlead`);
  expect(calendarFeed(await calendarEntries(ada, NOW), 'https://fairlead.example')).toBe(feed);
});

it('is found by the secret alone, until it is revoked or its person leaves', async () => {
  const { id, secret } = await createCalendarLink(ada, {});
  expect((await callerOfCalendar(secret, NOW)).personId).toBe(ada.personId);
  const row = await db().calendarLink.findUniqueOrThrow({ where: { id } });
  expect(row.lastUsedAt).toEqual(NOW);
  const gone = { kind: 'not_found' };
  await expect(callerOfCalendar(`${secret.slice(0, -1)}x`, NOW)).rejects.toMatchObject(gone);
  await expect(revokeCalendarLink(viewer, { linkId: id })).rejects.toMatchObject(gone);
  await revokeCalendarLink(ada, { linkId: id });
  await expect(callerOfCalendar(secret, NOW)).rejects.toMatchObject(gone);
  const second = await createCalendarLink(ada, {});
  await db().person.update({ where: { id: ada.personId }, data: { archivedAt: NOW } });
  await expect(callerOfCalendar(second.secret, NOW)).rejects.toMatchObject(gone);
});
