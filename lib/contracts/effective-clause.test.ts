import { describe, expect, test } from 'vitest';
import type { EvidenceUse } from './clause-book';
import type { ClauseEvidence, ContractEvidence } from './evidence';
import { effective } from './testing/effective';
import { clause, contract, TERM } from './testing/evidence';

const MASTER = contract('master');
const days = (prompts: number) => ({ parameters: { days: { prompts } } });

describe('what is agreed counts', () => {
  const dated = clause('a', 'master', { validFrom: '2026-03-01', validTo: '2026-03-31' });
  const approved = clause(
    'a',
    'master',
    {},
    { approvedAt: '2026-02-01T09:00:00.000Z', endedAt: '2026-02-02T09:00:00.000Z' },
  );
  test.each<[string, ClauseEvidence, string, string]>([
    ['not before its first moment', dated, '2026-02-28T23:59:59.999Z', 'nothing'],
    ['from its first moment', dated, '2026-03-01T00:00:00.000Z', 'agreed counts a'],
    ['to its last', dated, '2026-03-31T23:59:59.999Z', 'agreed counts a'],
    ['and not a moment longer', dated, '2026-04-01T00:00:00.000Z', 'nothing'],
    ['not before it was approved', approved, '2026-02-01T08:59:59.999Z', 'nothing'],
    ['from then on', approved, '2026-02-01T09:00:00.000Z', 'agreed counts a'],
    ['until the approval ended', approved, '2026-02-02T09:00:00.000Z', 'nothing'],
    [
      'not before the paper was executed',
      clause('a', 'master', {}, { executedOn: '2026-07-01' }),
      '2026-06-30T23:59:59.999Z',
      'nothing',
    ],
    [
      'once it was',
      clause('a', 'master', {}, { executedOn: '2026-07-01' }),
      '2026-07-01T00:00:00.000Z',
      'agreed counts a',
    ],
    ['to the end of its contract', clause('a', 'master'), '2030-12-31T23:59:59.999Z', 'agreed counts a'],
    ['and not past it', clause('a', 'master'), '2031-01-01T00:00:00.000Z', 'nothing'],
    [
      'in no paper that nobody executed',
      clause('a', 'master', {}, { executedOn: null }),
      '2026-06-01T00:00:00.000Z',
      'nothing',
    ],
    [
      'with words that can be shown alone',
      clause('a', 'master', { citation: null }),
      '2026-06-01T00:00:00.000Z',
      'nothing',
    ],
    ['silence not', clause('a', 'master', { status: 'silent' }), '2026-06-01T00:00:00.000Z', 'nothing'],
    ['an offer not', clause('a', 'master', { status: 'offered' }), '2026-06-01T00:00:00.000Z', 'nothing'],
    [
      'a refusal not, paper or none',
      clause('a', 'master', { status: 'refused', citation: null }),
      '2026-06-01T00:00:00.000Z',
      'refused not a',
    ],
    [
      'what was given up not',
      clause('a', 'master', { status: 'waived' }),
      '2026-06-01T00:00:00.000Z',
      'waived not a',
    ],
  ])('%s', (_name, one, at, expected) => {
    expect(effective([MASTER], [one], { at })).toBe(expected);
  });

  test.each<[string, Partial<ContractEvidence>, Partial<ClauseEvidence>, Partial<EvidenceUse>, string]>([
    ['approved by one person', {}, { singlePerson: true }, {}, 'agreed single_person a'],
    ['where that is allowed', {}, { singlePerson: true }, { singlePerson: true }, 'agreed counts a'],
    ['with its paper gone', {}, { paperGone: true }, {}, 'agreed paper_gone a'],
    ['of terms that changed', { silentSince: '2026-05-01T00:00:00.000Z' }, {}, {}, 'agreed terms_changed a'],
    ['of terms that change later', { silentSince: '2026-06-01T00:00:00.001Z' }, {}, {}, 'agreed counts a'],
    ['for nobody', { entities: [] }, {}, {}, 'agreed entity a'],
    ['for nobody, asked by nobody', { entities: [] }, {}, { entity: null }, 'agreed counts a'],
    ['for another', { entities: ['them'] }, {}, {}, 'nothing'],
    ['of a sample', { sample: true }, {}, {}, 'nothing'],
    ['of a sample, where it counts', { sample: true }, {}, { sample: true }, 'agreed counts a'],
    ['before the contract was active', { activatedAt: '2026-06-01T00:00:00.001Z' }, {}, {}, 'nothing'],
    ['of what was superseded', { status: 'superseded' }, {}, {}, 'nothing'],
  ])('%s', (_name, inContract, inClause, use, expected) => {
    expect(effective([contract('master', inContract)], [clause('a', 'master', {}, inClause)], { use })).toBe(
      expected,
    );
  });
});

describe('of several', () => {
  const ORDER = contract('order', { kind: 'order_form', precedence: 40, parent: 'master' });
  const LATER = contract('later', { term: { ...TERM, effectiveOn: '2026-02-01' } });
  test.each<[string, readonly ContractEvidence[], readonly ClauseEvidence[], string]>([
    [
      'the highest precedence',
      [MASTER, ORDER],
      [clause('a', 'master'), clause('b', 'order', days(1))],
      'agreed counts b',
    ],
    [
      'a refusal above',
      [MASTER, ORDER],
      [clause('a', 'master'), clause('b', 'order', { status: 'refused' })],
      'refused not b',
    ],
    [
      'a refusal below',
      [MASTER, ORDER],
      [clause('a', 'master', { status: 'refused' }), clause('b', 'order')],
      'agreed counts b',
    ],
    [
      'silence above',
      [MASTER, ORDER],
      [clause('a', 'master'), clause('b', 'order', { status: 'silent' })],
      'agreed counts a',
    ],
    [
      'what does not count stands in the way',
      [MASTER, ORDER],
      [clause('a', 'master'), clause('b', 'order', days(1), { singlePerson: true })],
      'agreed single_person b',
    ],
    [
      'the latest start',
      [MASTER, LATER],
      [clause('a', 'master'), clause('b', 'later', days(1))],
      'agreed counts b',
    ],
    [
      'the latest by its own day',
      [MASTER, LATER],
      [clause('a', 'master', { validFrom: '2026-03-01' }), clause('b', 'later', days(1))],
      'agreed counts a',
    ],
    [
      'a tie is a conflict',
      [MASTER],
      [clause('a', 'master'), clause('b', 'master', days(1))],
      'conflict not a+b',
    ],
    [
      'unless both say the same',
      [MASTER],
      [clause('a', 'master', days(1)), clause('b', 'master', days(1))],
      'agreed counts a+b',
    ],
    [
      'and then one that counts is enough',
      [MASTER],
      [clause('a', 'master', {}, { paperGone: true }), clause('b', 'master')],
      'agreed counts b',
    ],
    ['nothing of an order without its master', [ORDER], [clause('b', 'order')], 'nothing'],
    [
      'nothing of an order after its master',
      [contract('master', { status: 'terminated', term: { ...TERM, terminatedOn: '2026-05-31' } }), ORDER],
      [clause('b', 'order')],
      'nothing',
    ],
    [
      'nothing of contracts that belong to each other',
      [contract('master', { parent: 'order' }), ORDER],
      [clause('b', 'order')],
      'nothing',
    ],
  ])('%s', (_name, contracts, clauses, expected) => {
    expect(effective(contracts, clauses)).toBe(expected);
  });
});
