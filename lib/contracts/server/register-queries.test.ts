import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { EMPTY_CLAUSE } from '../clause-content';
import { getContractPage } from './contract-page-queries';
import { limitedToOthers } from './contract-queries';
import { listRegister } from './register-queries';
import { searchContracts } from './search-contracts';

withAccessDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
let owner: Caller & { readonly personId: string };
let auditor: Caller;
beforeAll(async () => {
  owner = await addPerson('olga@example.com', ['procurement']);
  auditor = await addPerson('aud@example.com', ['auditor']);
  const { id: vendorId } = await db().vendor.create({ data: { key: 'acme', name: 'Acme' } });
  const data = { kind: 'master', vendorId, precedence: 30, status: 'active', sample: true };
  const dates = { activatedAt: new Date('2025-01-01'), effectiveOn: new Date('2025-01-01'), zone: 'UTC' };
  const end = (day: string) => ({ endsOn: new Date(day) });
  const { id } = await db().contract.create({
    data: { ...data, ...dates, ...end('2027-06-30'), number: 'MSA-1', title: 'Main agreement' },
  });
  await db().contract.create({
    data: { ...data, ...dates, ...end('2026-11-20'), number: 'OLD-1', title: 'Old agreement' },
  });
  const secret = {
    number: 'SECRET-1',
    title: 'Secret annex',
    parentId: id,
    limited: true,
    ownerId: owner.personId,
  };
  await db().contract.create({ data: { ...data, ...dates, ...end('2029-12-31'), ...secret } });
  const clause = async (type: string, state: string, status: string) => {
    const { id: subject } = await db().clause.create({ data: { contractId: id, type } });
    const approved = state === 'approved' ? { approvedAt: NOW, sample: true } : {};
    const content = { ...EMPTY_CLAUSE, status };
    await db().proposal.create({ data: { kind: 'clause', subject, number: 1, state, content, ...approved } });
  };
  await clause('retention', 'approved', 'agreed');
  await clause('no_training', 'submitted', 'agreed');
  await clause('audit_rights', 'approved', 'refused');
  for (const clauseType of ['retention', 'no_training', 'audit_rights'])
    await db().playbookPosition.create({ data: { clauseType, preferred: 'as short as can be' } });
  await db().playbookPosition.create({ data: { clauseType: 'liability' } });
});

it('says how each contract stands, and of what the playbook asks for how much is agreed', async () => {
  const rows = await listRegister(owner, NOW);
  expect(
    rows.map(({ number, known }) => `${number} ${known?.standing.status} ${known?.standing.lastDay}`),
  ).toEqual(['MSA-1 active 2027-06-30', 'OLD-1 expired 2026-11-20', 'SECRET-1 active 2027-06-30']);
  expect(rows[0]?.known).toMatchObject({ covered: 1, wanted: 3, waiting: 1, sample: true });
});

it('tells others of a limited contract its number and vendor alone', async () => {
  const rows = await listRegister(auditor, NOW);
  expect(rows[2]).toEqual({ number: 'SECRET-1', vendor: 'acme', vendorName: 'Acme', known: null });
  await expect(getContractPage(auditor, 'SECRET-1', NOW)).rejects.toMatchObject({ kind: 'not_found' });
  expect(await limitedToOthers(auditor, 'SECRET-1')).toEqual({ vendorName: 'Acme' });
  expect(await limitedToOthers(owner, 'SECRET-1')).toBeNull();
  // Nor does it take an owner to be limited.
  const secret = { number: 'SECRET-1' };
  await db().contract.update({ where: secret, data: { ownerId: null } });
  expect(await limitedToOthers(auditor, 'SECRET-1')).toEqual({ vendorName: 'Acme' });
  await db().contract.update({ where: secret, data: { ownerId: owner.personId } });
  expect(await limitedToOthers(auditor, 'MSA-1')).toBeNull();
  const { family } = await getContractPage(auditor, 'MSA-1', NOW);
  expect(family).toMatchObject([{ number: 'MSA-1' }, { number: 'SECRET-1', parent: 'MSA-1', known: null }]);
  expect(await searchContracts(auditor, 'acme agreement', 9)).toHaveLength(2);
  expect(await searchContracts(auditor, 'secret', 9)).toEqual([]);
  expect(await searchContracts(owner, 'secret', 9)).toHaveLength(1);
});

it('is closed to whoever reads no contracts', async () => {
  await expect(listRegister(callerWith('viewer'), NOW)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await searchContracts(callerWith('viewer'), 'main', 9)).toEqual([]);
});
