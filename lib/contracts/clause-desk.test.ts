import { describe, expect, it } from 'vitest';
import { EMPTY_CLAUSE } from './clause-content';
import { type ClauseProposal, type DeskClause, progressOf, standingOf } from './clause-desk';

function proposal(state: ClauseProposal['state'], answers: ClauseProposal['answers'] = []): ClauseProposal {
  return {
    id: 'p',
    kind: 'clause',
    subject: 'c',
    number: 1,
    revision: 1,
    state,
    content: EMPTY_CLAUSE,
    note: '',
    authors: [],
    answers,
    submittedAt: null,
    approvedAt: null,
    endedAt: null,
    singlePerson: false,
    closing: false,
    sample: false,
    mayApprove: false,
    whyNot: null,
  };
}

function clause(type: string, inWork: ClauseProposal | null, inForce: ClauseProposal | null): DeskClause {
  return { id: type, revision: 1, type, assignee: null, dueOn: null, inWork, inForce, comments: [] };
}

const handedBack = (current: boolean) =>
  proposal('open', [{ person: 'Ben', verdict: 'request_changes', message: 'which day?', at: '', current }]);

describe('how a clause stands', () => {
  it.each([
    ['nothing written', null, null, 'open'],
    ['being written', proposal('open'), null, 'open'],
    ['put to another person', proposal('submitted'), null, 'waiting'],
    ['handed back', handedBack(true), null, 'changes'],
    ['edited since', handedBack(false), null, 'open'],
    ['in force', null, proposal('approved'), 'approved'],
    ['in force and being revised', proposal('open'), proposal('approved'), 'open'],
  ] as const)('%s', (_what, inWork, inForce, expected) => {
    expect(standingOf({ inWork, inForce })).toBe(expected);
  });
});

it('counts types, not clauses: two of one type are one, and one in force is decided while it is revised', () => {
  const clauses = [
    clause('retention', proposal('submitted'), proposal('approved')),
    clause('retention', proposal('open'), null),
    clause('no_training', proposal('submitted'), null),
  ];
  expect(progressOf(['retention', 'no_training', 'sla'], clauses)).toEqual({
    types: 3,
    decided: 1,
    waiting: 2,
    missing: 1,
  });
});
