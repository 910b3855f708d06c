import { beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { placeSearch, readCursor, readPlace } from '../cursor';
import { type AuditFilter, filterSearch, NO_FILTER, readFilter } from '../filter';
import type { Origin } from '../origin';
import { actorChoices, environmentChoices, type FilterChoice, recordLink } from './filter-choices';
import { auditEntry, auditPage, newEntries } from './queries';
import { type AuditChange, writeAudit } from './write';

withAccessDatabase();

const auditor = callerWith('auditor');
const NOW = new Date('2026-11-21T12:00:00Z');
const SESSION = '01890000-0000-7000-8000-00000000000a';
let ada = '';
let contract = '';
let first = 0n;

const write = (actorId: string, at: string, change: AuditChange, origin?: Origin) =>
  db().$transaction((tx) => writeAudit(tx, actorId, new Date(at), change, origin));

beforeAll(async () => {
  ada = (await addPerson('ada@example.com', ['procurement'])).actorId;
  const vendor = await db().vendor.create({ data: { key: 'acme', name: 'Acme' } });
  const terms = { kind: 'master', precedence: 30, note: '', scope: {}, status: 'draft' };
  const made = await db().contract.create({
    data: { ...terms, number: 'MSA-1', title: 'Secret', vendorId: vendor.id },
  });
  contract = made.id;
  first = await write(ada, '2026-11-20T10:00:00Z', {
    action: 'contract.create',
    subjectType: 'contract',
    subjectId: contract,
  });
  const origin = {
    via: 'console',
    address: '192.0.2.1',
    sessionId: SESSION,
    tokenId: null,
    requestId: 'req-00001',
  } as const;
  const data = { before: { title: 'A' }, after: { title: 'B' } };
  await write(
    ada,
    '2026-11-20T11:00:00Z',
    { action: 'vendor.update', subjectType: 'vendor', subjectId: 'acme', data },
    origin,
  );
  // Written later, by a clock that is behind.
  await write(SYSTEM_ACTOR_ID, '2026-11-20T10:30:00Z', {
    action: 'policy.publish',
    subjectType: 'policy version',
    subjectId: 'production/1',
    environment: 'production',
  });
  for (let number = 1; number <= 120; number += 1)
    await write(ada, '2026-11-21T11:59:00Z', {
      action: 'rule.update',
      subjectType: 'rule',
      subjectId: `r${number}`,
      environment: 'development',
    });
});

const actions = async (filter: Partial<AuditFilter>, caller = auditor) =>
  (await auditPage(caller, { ...NO_FILTER, ...filter }, {}, NOW)).entries.map(({ action }) => action);

it.each<[string, () => Partial<AuditFilter>, string[]]>([
  ['a record', () => ({ record: { type: 'vendor', id: 'acme' } }), ['vendor.update']],
  ['an environment', () => ({ environment: 'production' }), ['policy.publish']],
  ['a way', () => ({ via: 'console' }), ['vendor.update']],
  ['the way of what noted none', () => ({ via: 'system', q: 'MSA-1' }), ['contract.create']],
  [
    'actions and areas',
    () => ({ person: ada, action: ['@Contracts', 'vendor.update'] }),
    ['vendor.update', 'contract.create'],
  ],
  [
    'a time, in its order',
    () => ({ from: '2026-11-20T10:00:00Z', to: '2026-11-20T11:00:01Z' }),
    ['vendor.update', 'policy.publish', 'contract.create'],
  ],
  ['what a record is called', () => ({ q: 'MSA-1' }), ['contract.create']],
  ['the id of a record', () => ({ q: contract }), ['contract.create']],
  ['a request', () => ({ q: 'req-00001' }), ['vendor.update']],
  ['a session', () => ({ q: SESSION }), ['vendor.update']],
  ['the number of an entry', () => ({ q: String(first) }), ['contract.create']],
  ['several at once', () => ({ person: ada, via: 'system', q: 'acme' }), []],
  ['an odd text', () => ({ q: "';--%_\\" }), []],
])('is narrowed by %s', async (_what, filter, expected) => {
  expect(await actions(filter())).toEqual(expected);
});

it('shows who, which record under its name but no title of a contract, what changed and from where', async () => {
  const [entry] = (await auditPage(auditor, { ...NO_FILTER, q: 'MSA-1' }, {}, NOW)).entries;
  expect(entry).toMatchObject({
    actor: { name: 'ada' },
    subject: { title: 'MSA-1', href: '/contracts/MSA-1' },
    origin: null,
  });
  const detail = await auditEntry(auditor, first + 1n);
  expect(detail).toMatchObject({
    data: { before: { title: 'A' }, after: { title: 'B' } },
    origin: { address: '192.0.2.1' },
    before: null,
    after: null,
  });
  expect(await auditEntry(auditor, 10_000n)).toBeNull();
});

it('knows a record by what releases before called its type', async () => {
  const id = '01890000-0000-7000-8000-00000000000b';
  for (const subjectType of ['identity provider', 'identity_provider'])
    await write(ada, '2026-11-19T10:00:00Z', {
      action: 'group_role.remove',
      subjectType,
      subjectId: id,
    });
  for (const filter of [{ record: { type: 'identity_provider', id } }, { q: id }]) {
    const { entries } = await auditPage(auditor, { ...NO_FILTER, ...filter }, {}, NOW);
    expect(entries.map(({ subject }) => subject.type)).toEqual(['identity_provider', 'identity_provider']);
    expect((await auditEntry(auditor, BigInt(entries[0]?.seq ?? 0)))?.before).toBe(entries[1]?.seq);
  }
});

it('goes through its pages and back while entries arrive, in the order of numbers and of time', async () => {
  for (const range of [null, '24h'] as const) {
    const filter = { ...NO_FILTER, action: ['rule.update'], range };
    const place = (text: string | null) => readCursor(text ?? '') ?? undefined;
    const one = await auditPage(auditor, filter, {}, NOW);
    await write(ada, '2026-11-21T11:59:30Z', {
      action: 'rule.update',
      subjectType: 'rule',
      subjectId: 'new',
    });
    const two = await auditPage(auditor, filter, { older: place(one.older) as never }, NOW);
    const three = await auditPage(auditor, filter, { older: place(two.older) as never }, NOW);
    const ids = [one, two, three].flatMap(({ entries }) => entries.map(({ seq }) => Number(seq)));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(ids.length);
    expect(three.older).toBeNull();
    const back = await auditPage(auditor, filter, { newer: place(two.newer) as never }, NOW);
    expect(back.entries.map(({ seq }) => seq)).toEqual(one.entries.map(({ seq }) => seq));
    expect(back.newer).not.toBeNull();
    expect(await newEntries(auditor, filter, BigInt(one.head), NOW)).toBe(1);
  }
});

it('shows whoever reads one environment what is about it, and others nothing', async () => {
  const { id } = await db().environment.findFirstOrThrow({ where: { key: 'production' } });
  const reader = callerWith({ role: 'auditor', environmentId: id });
  expect(await actions({}, reader)).toEqual(['policy.publish']);
  expect(await auditEntry(reader, first)).toBeNull();
  await expect(actions({}, callerWith('architect'))).rejects.toMatchObject({ kind: 'forbidden' });
});

it('offers whoever reads one environment who acted there, and names no record that nothing there is about', async () => {
  const { id } = await db().environment.findFirstOrThrow({ where: { key: 'production' } });
  const reader = callerWith({ role: 'auditor', environmentId: id });
  const labels = (choices: readonly FilterChoice[]) => choices.map(({ label }) => label);
  expect(labels(await actorChoices(reader))).toEqual(['Fairlead']);
  expect(labels(await actorChoices(auditor))).toContain('ada');
  expect(labels(await environmentChoices(reader))).toEqual(['production']);
  const record = { type: 'contract', id: contract };
  expect(await recordLink(reader, record)).toEqual({ title: contract, href: null });
  expect(await recordLink(auditor, record)).toMatchObject({ title: 'MSA-1' });
  expect(await recordLink(reader, { type: 'policy version', id: 'production/1' })).toMatchObject({
    href: expect.any(String),
  });
});

it('has its filters in the address, and passes over what it cannot read there', () => {
  const filter: AuditFilter = {
    ...{
      person: SYSTEM_ACTOR_ID,
      record: { type: 'task class', id: 'a:b/c' },
      action: ['@Routing', 'rule.move'],
    },
    ...{ environment: 'production', via: 'api', range: '7d', from: null, to: null, q: 'x y' },
  };
  expect(readFilter(filterSearch(filter))).toEqual({ filter, wrong: [] });
  const place = readPlace(new URLSearchParams('older=7.12&newer=x'));
  expect(placeSearch(new URLSearchParams('via=api'), place).toString()).toBe('via=api&older=7.12');
  const odd = 'person=1&record=x&via=toString&range=2d&from=yesterday&to=2026-13-40&q=%00';
  expect(readFilter(new URLSearchParams(odd)).filter).toEqual(NO_FILTER);
  expect(readFilter(new URLSearchParams(odd)).wrong).toHaveLength(7);
});
