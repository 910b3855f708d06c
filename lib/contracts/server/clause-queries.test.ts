import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { EMPTY_CLAUSE } from '../clause-content';
import { CLAUSE_TYPES } from '../clause-types';
import { approveClause, requestClauseChanges, submitClause } from './clause-approval-commands';
import { assignClauses } from './clause-assign-commands';
import { createClause, updateClause } from './clause-commands';
import { clauseHistory, readDesk } from './clause-queries';
import { reviewQueue } from './clause-queue-queries';
import { addContract, cite } from './testing/contract';

withAccessDatabase();
let ada: Caller & { readonly personId: string };
let ben: Caller & { readonly personId: string };
let contract: Awaited<ReturnType<typeof addContract>>;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement', 'legal']);
  ben = await addPerson('ben@example.com', ['legal']);
  contract = await addContract('C-1');
});

const content = (days: number) => ({
  ...EMPTY_CLAUSE,
  status: 'agreed',
  parameters: { days: { logs: days } },
  citation: cite(contract.document, 'no more than thirty (30) days'),
});

it('lays a contract out, and puts what waits before those who may answer it', async () => {
  const first = await createClause(ada, { contract: 'C-1', type: 'retention', content: content(30) });
  await submitClause(ada, first.proposal);
  const desk = await readDesk(ben, 'C-1');
  expect(desk.types.map(({ key }) => key)).toEqual(CLAUSE_TYPES.map(({ key }) => key));
  expect(desk.documents).toMatchObject([{ name: 'C-1.txt', executedOn: '2026-01-01' }]);
  expect(desk.clauses).toMatchObject([
    { type: 'retention', inForce: null, inWork: { authors: ['ada'], mayApprove: true } },
  ]);
  expect(desk.reviewers.map(({ name }) => name)).toEqual(expect.arrayContaining(['ada', 'ben']));

  expect((await reviewQueue(ben)).approve.map(({ clause }) => clause.id)).toEqual([first.clause]);
  expect((await reviewQueue(ada)).approve).toEqual([]);

  await requestClauseChanges(ben, { ...first.proposal, message: 'per store, please' });
  expect((await reviewQueue(ada)).changes).toMatchObject([{ clause: { id: first.clause } }]);
  expect((await reviewQueue(ben)).approve).toEqual([]);

  await assignClauses(ada, {
    clauses: [{ id: first.clause, revision: 1 }],
    assignee: ben.personId,
    dueIn: 3,
  });
  expect((await reviewQueue(ben)).assigned).toMatchObject([{ clause: { id: first.clause } }]);
  expect((await reviewQueue(ada)).assigned).toEqual([]);
});

it('keeps every text of a clause, with who wrote and who approved it', async () => {
  const { clause, proposal } = await createClause(ada, {
    contract: 'C-1',
    type: 'retention',
    content: content(30),
  });
  await submitClause(ada, proposal);
  await approveClause(ben, proposal);
  await updateClause(ada, { id: clause, proposalRevision: null, content: content(7) });
  expect(await clauseHistory(ben, clause)).toMatchObject([
    { number: 2, state: 'open', content: { parameters: { days: { logs: 7 } } }, authors: ['ada'] },
    { number: 1, state: 'approved', answers: [{ person: 'ben', verdict: 'approve' }] },
  ]);
});

it('offers a clause of an amendment what it may replace', async () => {
  await addContract('A-1', { parent: 'C-1' });
  await addContract('A-2', { parent: 'C-1' });
  await createClause(ada, { contract: 'A-2', type: 'sla', content: EMPTY_CLAUSE });
  const { amended } = await readDesk(ada, 'A-1');
  expect(amended.map(({ contract: number, type, content: held }) => [number, type, held?.status])).toEqual([
    ['A-2', 'sla', undefined],
    ['C-1', 'retention', undefined],
    ['C-1', 'retention', 'agreed'],
  ]);
});

it('has no desk for whoever reads no contracts, nor for those a contract is limited away from', async () => {
  const eve = await addPerson('eve@example.com', ['viewer']);
  expect((await refusalOf(readDesk(eve, 'C-1'))).kind).toBe('forbidden');
  expect((await reviewQueue(eve)).assigned).toEqual([]);
  await addContract('L-1', { limited: true });
  expect((await refusalOf(readDesk(ada, 'L-1'))).kind).toBe('not_found');
});
