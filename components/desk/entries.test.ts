import { describe, expect, it } from 'vitest';
import { EMPTY_CLAUSE } from '@/lib/contracts/clause-content';
import type { ClauseProposal, DeskClause } from '@/lib/contracts/clause-desk';
import { CLAUSE_TYPES } from '@/lib/contracts/clause-types';
import { entriesOf, isNamed, nextToWrite, passes } from './entries';

const types = CLAUSE_TYPES.filter(({ key }) => ['no_training', 'retention', 'residency'].includes(key));

function clause(id: string, type: string, state: ClauseProposal['state']): DeskClause {
  const proposal: ClauseProposal = {
    id,
    kind: 'clause',
    subject: id,
    number: 1,
    revision: 1,
    state,
    content: EMPTY_CLAUSE,
    note: '',
    authors: [],
    answers: [],
    submittedAt: null,
    approvedAt: null,
    endedAt: null,
    singlePerson: false,
    closing: false,
    sample: false,
    mayApprove: false,
    whyNot: null,
  };
  const inForce = state === 'approved' ? proposal : null;
  return {
    id,
    revision: 1,
    type,
    assignee: null,
    dueOn: null,
    inWork: inForce ? null : proposal,
    inForce,
    comments: [],
  };
}

const entries = entriesOf(types, [
  clause('a', 'retention', 'approved'),
  clause('b', 'retention', 'open'),
  clause('c', 'no_training', 'submitted'),
]);

describe('the list of the desk', () => {
  it('has every type, and each of several clauses of one', () => {
    expect(entries.map(({ id, nth, standing }) => [id, nth, standing])).toEqual([
      ['clause:c', null, 'waiting'],
      ['clause:a', 1, 'approved'],
      ['clause:b', 2, 'open'],
      ['type:residency', null, 'missing'],
    ]);
  });

  it('has a line more for a clause that is about to be written', () => {
    const own = entriesOf(types, [clause('c', 'no_training', 'open')], 'no_training');
    expect(own.slice(0, 2).map(({ id, nth }) => [id, nth])).toEqual([
      ['clause:c', 1],
      ['type:no_training', 2],
    ]);
  });

  it('is narrowed by how clauses stand and by words', () => {
    const ids = (filter: Parameters<typeof passes>[1]) =>
      entries.filter((entry) => passes(entry, filter, entry.id === 'clause:a')).map(({ id }) => id);
    expect([ids('missing'), ids('open'), ids('deviating')]).toEqual([
      ['type:residency'],
      ['clause:b'],
      ['clause:a'],
    ]);
    expect(entries.filter((entry) => isNamed(entry, 'RETEN')).length).toBe(2);
    expect(entries.filter((entry) => isNamed(entry, '11 ')).map(({ id }) => id)).toEqual(['type:residency']);
  });

  it('leads on to what is still to be written, round to the beginning', () => {
    expect(nextToWrite(entries, 'clause:b')?.id).toBe('type:residency');
    expect(nextToWrite(entries, 'type:residency')?.id).toBe('clause:b');
    expect(nextToWrite(entries.slice(0, 2), 'clause:c')).toBeNull();
  });
});
