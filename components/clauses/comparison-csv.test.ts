import { expect, test } from 'vitest';
import type { ComparedEntry, ComparedType } from '@/lib/contracts/comparison';
import { offPlaybook } from '@/lib/contracts/comparison';
import { comparisonCsv } from './comparison-csv';

const ENTRY: ComparedEntry = {
  ...{ status: 'agreed', contracts: ['C-1'], scope: 'regions eu', caveat: '' },
  parameters: [{ label: 'Told within', text: '=96 hours' }],
  deviation: { verdict: 'walk_away', reasons: ['Not acceptable: Told within at most 72 hours'] },
};
const TYPE: ComparedType = {
  ...{ key: 'security_breach', number: 16, name: 'Security and breach', group: 'data' },
  ...{ cells: [[ENTRY], []], differs: false, wanted: true },
};
const COLUMNS = [
  { key: 'contract:C-1', name: 'Agreement', detail: '', number: 'C-1', sample: false },
  { key: 'vendor:acme', name: '@Acme', detail: '', number: null, sample: false },
];

test('a file holds what the screen does, and nothing in it runs as a formula', () => {
  expect(comparisonCsv(COLUMNS, [TYPE]).split('\r\n')).toEqual([
    "\uFEFFNo.,Group,Type,C-1,C-1: playbook,'@Acme,'@Acme: playbook",
    '16,Data,Security and breach,Agreed; Told within: =96 hours; Only regions eu; (C-1),' +
      'Walk away; Not acceptable: Told within at most 72 hours,,Missing',
    '',
  ]);
});

test('a column is off the playbook when it says nothing, but only of what is wanted', () => {
  expect([offPlaybook(TYPE, [ENTRY]), offPlaybook(TYPE, []), offPlaybook({ wanted: false }, [])]).toEqual([
    true,
    true,
    false,
  ]);
});
