import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { EMPTY_CLAUSE } from '../clause-content';
import { compareContracts, comparisonChoices } from './comparison-queries';
import { updatePlaybook } from './playbook-commands';

withAccessDatabase();

const NOW = new Date('2026-06-01T00:00:00.000Z');
let buyer: Caller;

beforeAll(async () => {
  buyer = await addPerson('pia@example.com', ['procurement']);
  const acme = await db().vendor.create({ data: { key: 'acme', name: 'Acme' } });
  const made = { kind: 'master', vendorId: acme.id, precedence: 30 };
  const open = await db().contract.create({ data: { ...made, number: 'C-1', title: 'Open' } });
  await db().contract.create({ data: { ...made, number: 'C-2', title: 'Limited', limited: true } });
  await db().contract.create({
    data: { ...made, number: 'C-3', title: 'Amendment', kind: 'amendment', parentId: open.id },
  });
  const clause = await db().clause.create({ data: { contractId: open.id, type: 'security_breach' } });
  const content = { ...EMPTY_CLAUSE, status: 'offered', parameters: { noticeHours: 96 } };
  await db().proposal.create({
    data: { kind: 'clause', subject: clause.id, number: 1, content, editedById: buyer.personId },
  });
  await updatePlaybook(buyer, {
    ...{ clauseType: 'security_breach', revision: 0, preferred: '', acceptable: '', walkAway: '' },
    checks: { acceptable: [{ parameter: 'noticeHours', op: 'atMost', value: 72 }] },
  });
});

it('offers what its reader may read, and nothing of a contract that is limited to others', async () => {
  const values = (await comparisonChoices(buyer)).flatMap(({ items }) => items.map(({ value }) => value));
  expect(values).toEqual(['vendor:acme', 'contract:C-1', 'contract:C-3']);
  const { columns } = await compareContracts(
    buyer,
    ['contract:C-2', 'vendor:acme', 'vendor:none', 'C-1'],
    NOW,
  );
  expect(columns).toMatchObject([{ key: 'vendor:acme', name: 'Acme', detail: '2 contracts', number: null }]);
  await expect(compareContracts(callerWith('viewer'), [], NOW)).rejects.toMatchObject({ kind: 'forbidden' });
});

it('shows what is being written where nothing is in force, held against the playbook', async () => {
  const { types } = await compareContracts(buyer, ['contract:C-1', 'contract:C-3'], NOW);
  const breach = types.find(({ key }) => key === 'security_breach');
  expect(breach).toMatchObject({ wanted: true, differs: false });
  expect(breach?.cells).toEqual([
    [
      {
        status: 'offered',
        contracts: ['C-1'],
        parameters: [{ label: 'Told within', text: '96 hours' }],
        scope: '',
        caveat: 'Not approved yet',
        deviation: { verdict: 'missing', reasons: ['Offered, not agreed'] },
      },
    ],
    [],
  ]);
});
