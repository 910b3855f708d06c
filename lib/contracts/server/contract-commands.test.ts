import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { archiveContract, createContract, restoreContract, updateContract } from './contract-commands';
import { keepContract, limitContract, recordNotice } from './contract-keeping-commands';
import {
  activateContract,
  reinstateContract,
  submitContract,
  supersedeContract,
  terminateContract,
} from './contract-status-commands';

withAccessDatabase();

let ada: Caller & { readonly personId: string };
let bob: Caller & { readonly personId: string };
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement']);
  bob = await addPerson('bob@example.com', ['legal']);
  await db().vendor.create({ data: { key: 'acme', name: 'Acme', isChannel: true } });
  await db().companyEntity.create({ data: { key: 'group', name: 'The Group' } });
});

/** What a form for a contract sends. */
const form = (number: string, change: object = {}) => ({
  number,
  title: `Agreement ${number}`,
  kind: 'master',
  vendor: 'acme',
  seller: null,
  parent: null,
  precedence: null,
  ownerId: null,
  scope: {},
  entities: ['group'],
  effectiveOn: '2026-01-01',
  endsOn: '2026-12-31',
  zone: 'Europe/Berlin',
  renewal: 'automatic',
  renewalMonths: 12,
  noticeDays: 90,
  governingLaw: null,
  value: '120000.00',
  currency: 'eur',
  note: '',
  ...change,
});
const seen = ({ id, revision }: { readonly id: string; readonly revision: number }) => ({ id, revision });
const refusal = (call: Promise<unknown>): Promise<AppError> =>
  call.then(
    () => Promise.reject(new Error('It was not refused.')),
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  );

async function active(number: string, change: object = {}) {
  const made = await createContract(ada, form(number, change));
  await db().contractDocument.create({
    data: {
      contractId: made.id,
      name: 'signed.txt',
      mime: 'text/plain',
      sha256: '00',
      size: 1,
      executedOn: new Date('2025-12-20'),
    },
  });
  return activateContract(bob, seen(await submitContract(ada, seen(made))));
}

it('takes what the form says and notes no free text', async () => {
  const made = await createContract(ada, form('MSA-1'));
  expect(made).toMatchObject({
    status: 'draft',
    precedence: 30,
    value: '120000',
    currency: 'EUR',
    entities: ['group'],
  });
  const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: made.id } });
  const told = Buffer.from(entry.bytes).toString();
  expect(told).toContain('MSA-1');
  expect(told).not.toContain('Agreement');
});

it('refuses what does not go together, field by field', async () => {
  const wrong = { vendor: 'nobody', entities: ['none'], number: 'msa-1', parent: 'MSA-9' };
  const { details } = await refusal(createContract(ada, form('MSA-2', wrong)));
  expect(details.fields?.map(({ path }) => path).sort()).toEqual([
    '/entities',
    '/number',
    '/parent',
    '/vendor',
  ]);
  const dates = { endsOn: '2025-12-31', renewalMonths: null, zone: '+02:00', currency: null };
  const { details: of } = await refusal(createContract(ada, form('new', dates)));
  expect(of.fields?.map(({ path }) => path)).toEqual([
    '/number',
    '/zone',
    '/endsOn',
    '/renewalMonths',
    '/currency',
  ]);
});

it('keeps contracts from amending each other in a circle', async () => {
  const top = await createContract(ada, form('TOP'));
  await createContract(ada, form('MID', { kind: 'amendment', parent: 'TOP' }));
  const low = await createContract(ada, form('LOW', { kind: 'annex', parent: 'MID', precedence: null }));
  expect(low.precedence).toBe(30);
  const { details } = await refusal(updateContract(ada, { ...form('TOP', { parent: 'LOW' }), ...seen(top) }));
  expect(details.fields).toEqual([{ path: '/parent', message: 'That one amends this one already.' }]);
});

it('shows a late edit the contract as it is now', async () => {
  const made = await createContract(ada, form('MSA-3'));
  await updateContract(bob, { ...form('MSA-3', { noticeDays: 60 }), ...seen(made) });
  const { kind, details } = await refusal(updateContract(ada, { ...form('MSA-3'), ...seen(made) }));
  expect(kind).toBe('conflict');
  expect(details.current).toMatchObject({ noticeDays: 60, revision: 2 });
});

it('activates only what is signed, and says what is missing', async () => {
  const made = await createContract(ada, form('MSA-4', { effectiveOn: null, endsOn: null, renewal: 'none' }));
  expect((await refusal(activateContract(bob, seen(made)))).message).toContain('MSA-4 is a draft');
  const { details } = await refusal(activateContract(bob, seen(await submitContract(ada, seen(made)))));
  expect(details.findings).toMatchObject([
    { code: 'no_first_day' },
    { code: 'no_end' },
    { code: 'no_document' },
  ]);
  expect(await active('MSA-5')).toMatchObject({ status: 'active', activatedAt: expect.any(String) });
});

it('ends a contract, and takes that back', async () => {
  const contract = await active('MSA-6');
  const early = { ...seen(contract), lastDay: '2025-12-31', reason: 'Moved away.' };
  expect((await refusal(terminateContract(ada, early))).details.fields?.[0]?.path).toBe('/lastDay');
  const done = await terminateContract(ada, { ...early, lastDay: '2026-06-30' });
  expect(done).toMatchObject({
    status: 'terminated',
    terminatedOn: '2026-06-30',
    terminationReason: 'Moved away.',
  });
  const back = await reinstateContract(bob, seen(done));
  expect(back).toMatchObject({ status: 'active', terminatedOn: null });
  expect((await refusal(archiveContract(ada, seen(back)))).message).toContain('terminate it first');
  const by = { ...seen(back), lastDay: '2026-06-30', reason: 'New terms.', by: 'MSA-5' };
  const gone = await supersedeContract(ada, by);
  expect(gone.terminationReason).toBe('MSA-5 takes its place. New terms.');
  const archived = await archiveContract(ada, seen(gone));
  expect(await restoreContract(ada, seen(archived))).toMatchObject({
    archivedAt: null,
    status: 'superseded',
  });
});

it('notes notice only where something renews, and takes it back', async () => {
  const contract = await active('MSA-7');
  const noted = await recordNotice(ada, { ...seen(contract), noticeGivenOn: '2026-03-01' });
  expect(noted.noticeGivenOn).toBe('2026-03-01');
  expect((await recordNotice(ada, { ...seen(noted), noticeGivenOn: null })).noticeGivenOn).toBeNull();
  const single = await active('MSA-8', { renewal: 'none' });
  expect((await refusal(recordNotice(ada, { ...seen(single), noticeGivenOn: '2026-03-01' }))).kind).toBe(
    'refused',
  );
});

it('shows a limited contract to its owner and readers alone', async () => {
  const made = await createContract(ada, form('MSA-10'));
  const nobody = { ...seen(made), limited: true, readers: [] };
  expect((await refusal(limitContract(ada, nobody))).details.fields?.[0]?.path).toBe('/readers');
  const limited = await limitContract(ada, { ...nobody, readers: [ada.personId] });
  expect(
    (await refusal(keepContract(bob, { ...seen(limited), legalHold: true, retainUntil: null }))).kind,
  ).toBe('not_found');
  const wider = await limitContract(ada, {
    ...seen(limited),
    limited: true,
    readers: [ada.personId, bob.personId],
  });
  expect(
    await keepContract(bob, { ...seen(wider), legalHold: true, retainUntil: '2030-01-01' }),
  ).toMatchObject({
    legalHold: true,
    retainUntil: '2030-01-01',
  });
});
