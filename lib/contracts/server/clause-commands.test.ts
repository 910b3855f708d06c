import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { proposalsOfSubject } from '@/lib/proposals/server/proposals';
import { type ClauseContent, EMPTY_CLAUSE } from '../clause-content';
import {
  approveClause,
  approveClauses,
  requestClauseChanges,
  submitClause,
  withdrawClause,
} from './clause-approval-commands';
import { assignClauses } from './clause-assign-commands';
import { archiveClause, createClause, restoreClause, updateClause } from './clause-commands';
import { addClauseComment, archiveClauseComment, resolveClauseComment } from './clause-comment-commands';
import { addContract, cite } from './testing/contract';

withAccessDatabase();
const FRIDAY = new Date('2026-11-20T12:00:00Z');

let ada: Caller & { readonly personId: string };
let ben: Caller & { readonly personId: string };
let contract: Awaited<ReturnType<typeof addContract>>;
let made = 0;

beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement']);
  ben = await addPerson('ben@example.com', ['legal']);
});
beforeEach(async () => {
  contract = await addContract(`C-${++made}`);
});

const content = (part: Partial<ClauseContent> = {}): ClauseContent => ({ ...EMPTY_CLAUSE, ...part });
const agreed = () =>
  content({
    status: 'agreed',
    parameters: { days: { logs: 30 } },
    citation: cite(contract.document, 'no more than thirty (30) days'),
  });
const create = (said: ClauseContent, type = 'retention', number = contract.number) =>
  createClause(ada, { contract: number, type, content: said });
const holding = (clause: string) => proposalsOfSubject(db(), 'clause', clause);
const pathsOf = async (work: Promise<unknown>) =>
  (await refusalOf(work)).details.fields?.map(({ path }) => path);
async function inForce(said: ClauseContent, type?: string) {
  const { clause, proposal } = await create(said, type);
  await submitClause(ada, proposal);
  await approveClause(ben, proposal);
  return clause;
}

describe('what a clause says', () => {
  it('takes parameters of its type only, and words that stand on the page', async () => {
    expect(await pathsOf(create(content({ parameters: { days: { logs: -1 }, weeks: 2 } })))).toEqual([
      '/content/parameters/days/logs',
      '/content/parameters',
    ]);
    const citation = cite(contract.document, 'thirty (30) days');
    expect(
      await pathsOf(create(content({ citation: { ...citation, passage: 'sixty (60) days.' } }))),
    ).toEqual(['/content/citation']);
    const other = await addContract(`C-${++made}`);
    expect(await pathsOf(create(content({ citation: cite(other.document, 'thirty') })))).toEqual([
      '/content/citation',
    ]);
  });

  it('names vendors that there are, and days in their order', async () => {
    const said = content({ flowsDownTo: ['nobody'], scope: { channels: ['acme', 'none'] } });
    expect(await pathsOf(create(said))).toEqual(['/content/scope/channels', '/content/flowsDownTo']);
    expect(await pathsOf(create(content({ validFrom: '2026-02-01', validTo: '2026-01-31' })))).toEqual([
      '/content/validTo',
    ]);
  });

  it('replaces a clause of the same type in what its contract amends, and no other', async () => {
    const { clause } = await create(agreed());
    const amendment = await addContract(`C-${++made}`, { parent: contract.number });
    const replacing = (replaces: string | null) => content({ effect: 'replaces', replaces });
    const inAmendment = (said: ClauseContent, type = 'retention') => create(said, type, amendment.number);
    expect(await pathsOf(inAmendment(replacing(null)))).toEqual(['/content/replaces']);
    expect(await pathsOf(inAmendment(replacing(clause), 'no_training'))).toEqual(['/content/replaces']);
    expect(await pathsOf(create(replacing(clause)))).toEqual(['/content/replaces']);
    expect((await inAmendment(replacing(clause))).clause).toBeTruthy();
  });

  it('needs a passage to be put up as agreed, not to be written', async () => {
    const { proposal } = await create(content({ status: 'agreed' }));
    expect(await pathsOf(submitClause(ada, proposal))).toEqual(['/content/citation']);
  });
});

describe('a revision', () => {
  it('leaves what holds in force until another person approves it', async () => {
    const clause = await inForce(agreed());
    const shorter = { ...agreed(), parameters: { days: { logs: 7 } } };
    const { proposal } = await updateClause(ada, { id: clause, proposalRevision: null, content: shorter });
    await submitClause(ada, proposal);
    expect((await holding(clause)).inForce?.content).toMatchObject({ parameters: { days: { logs: 30 } } });
    await approveClause(ben, proposal);
    const { inForce: now, inWork } = await holding(clause);
    expect([now?.number, now?.content, inWork]).toMatchObject([
      2,
      { parameters: { days: { logs: 7 } } },
      null,
    ]);
  });

  it('shows what is there to whoever saves over it', async () => {
    const { clause } = await create(agreed());
    const edit = (status: ClauseContent['status']) =>
      updateClause(ben, { id: clause, proposalRevision: 1, content: { ...agreed(), status } });
    await edit('offered');
    const { kind, details } = await refusalOf(edit('silent'));
    expect([kind, details.current]).toMatchObject([
      'conflict',
      { revision: 2, content: { status: 'offered' } },
    ]);
  });

  it('goes back to who wrote it with what should change, or is withdrawn', async () => {
    const { clause, proposal } = await create(agreed());
    await submitClause(ada, proposal);
    expect(await pathsOf(requestClauseChanges(ben, { ...proposal, message: ' ' }))).toEqual(['/message']);
    await requestClauseChanges(ben, { ...proposal, message: 'Which stores?' });
    expect((await holding(clause)).inWork?.state).toBe('open');
    await withdrawClause(ada, proposal);
    expect((await holding(clause)).inWork).toBeNull();
  });

  it('holds at once where it only closes, and waits where less would be shut', async () => {
    const clause = await inForce({ ...agreed(), scope: { regions: ['eu', 'us'] } });
    const refuse = async (regions: string[]) => {
      const said = content({ status: 'refused', scope: { regions } });
      const before = (await holding(clause)).inWork?.revision ?? null;
      const { proposal } = await updateClause(ada, { id: clause, proposalRevision: before, content: said });
      return (await submitClause(ada, proposal)).state;
    };
    expect(await refuse(['eu'])).toBe('submitted');
    expect((await holding(clause)).inForce?.content).toMatchObject({ status: 'agreed' });
    expect(await refuse(['us', 'eu'])).toBe('approved');
    expect((await holding(clause)).inForce).toMatchObject({ closing: true, content: { status: 'refused' } });
  });
});

describe('several at once', () => {
  it('approves all or none, or those that hold, with the reason for each other', async () => {
    const first = await create(agreed());
    const second = await create(agreed(), 'retention');
    await submitClause(ada, first.proposal);
    const items = [first.proposal, second.proposal];
    expect((await refusalOf(approveClauses(ben, { items, together: true }))).message).toContain(
      'not put to anybody',
    );
    expect((await holding(first.clause)).inForce).toBeNull();
    const results = await approveClauses(ben, { items, together: false });
    expect(results.find(({ id }) => id === first.proposal.id)).toMatchObject({ approved: true });
    expect(results.find(({ id }) => id === second.proposal.id)?.message).toContain('not put to anybody');
  });

  it('are assigned to somebody who reviews, due after business days', async () => {
    const { clause } = await create(agreed());
    const assign = (assignee: string | null) =>
      assignClauses(ada, { clauses: [{ id: clause, revision: 1 }], assignee, dueIn: 2 }, FRIDAY);
    const eve = await addPerson(`eve${made}@example.com`, ['viewer']);
    expect(await pathsOf(assign(eve.personId))).toEqual(['/assignee']);
    expect(await assign(ben.personId)).toEqual({ dueOn: '2026-11-24' });
    expect((await refusalOf(assign(null))).kind).toBe('conflict');
  });
});

describe('a clause', () => {
  it('is put aside while nothing of it holds, and taken up again', async () => {
    const { clause } = await create(agreed());
    await archiveClause(ada, { id: clause, revision: 1 });
    expect((await holding(clause)).inWork).toBeNull();
    await restoreClause(ada, { id: clause, revision: 2 });
    const held = await inForce(agreed());
    expect((await refusalOf(archiveClause(ada, { id: held, revision: 1 }))).message).toContain('in force');
  });

  it('of a limited contract is there for its readers alone', async () => {
    const limited = await addContract(`C-${++made}`, { limited: true });
    const start = () => create(content(), 'retention', limited.number);
    expect((await refusalOf(start())).kind).toBe('not_found');
    await db().contractReader.create({ data: { contractId: limited.id, personId: ada.personId } });
    const { clause, proposal } = await start();
    await submitClause(ada, proposal);
    expect((await refusalOf(approveClause(ben, proposal))).kind).toBe('not_found');
    expect((await refusalOf(addClauseComment(ben, { clause, body: 'hm' }))).kind).toBe('not_found');
  });

  it('is talked about: one changes one’s own words, anyone settles them', async () => {
    const { clause } = await create(agreed());
    const { id } = await addClauseComment(ben, { clause, body: 'Is this per store?' });
    expect((await refusalOf(archiveClauseComment(ada, { id, revision: 1 }))).kind).toBe('forbidden');
    await resolveClauseComment(ada, { id, revision: 1, resolved: true });
    expect(await db().clauseComment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      resolvedById: ada.actorId,
      revision: 2,
    });
  });
});
