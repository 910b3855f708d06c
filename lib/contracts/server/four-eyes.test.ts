import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import type { Caller } from '@/lib/auth/server/command';
import { createServiceAccount } from '@/lib/auth/server/commands/service-accounts';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import type { SeenProposal } from '@/lib/proposals/server/proposals';
import { EMPTY_CLAUSE } from '../clause-content';
import { approveClause, approveClauses, submitClause } from './clause-approval-commands';
import { createClause, updateClause } from './clause-commands';
import { addContract, cite } from './testing/contract';

/** Ways in which what one person wrote could come to hold without another person. */

const urls = withAccessDatabase();
const WROTE = 'You wrote some of this, so another person has to approve it.';

let ada: Caller & { readonly personId: string };
let ben: Caller & { readonly personId: string };
let contract: Awaited<ReturnType<typeof addContract>>;
let sql: pg.Client;
let made = 0;

beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement', 'legal']);
  ben = await addPerson('ben@example.com', ['legal']);
  sql = new pg.Client(urls().DATABASE_URL);
  await sql.connect();
});
afterAll(() => sql.end());
beforeEach(async () => {
  contract = await addContract(`C-${++made}`);
});

const agreed = () => ({
  ...EMPTY_CLAUSE,
  status: 'agreed',
  citation: cite(contract.document, 'will not train on Customer Data'),
});

/** A clause that `writer` wrote and put up. */
async function waiting(writer: Caller): Promise<{ clause: string; proposal: SeenProposal }> {
  const input = { contract: contract.number, type: 'no_training', content: agreed() };
  const { clause, proposal } = await createClause(writer, input);
  await submitClause(writer, proposal);
  return { clause, proposal };
}

const holds = async (clause: string) =>
  (await db().proposal.count({ where: { subject: clause, state: 'approved' } })) > 0;

describe('who wrote a clause cannot approve it', () => {
  it('by oneself, alone or among several', async () => {
    const { clause, proposal } = await waiting(ada);
    expect((await refusalOf(approveClause(ada, proposal))).message).toBe(WROTE);
    const several = approveClauses(ada, { items: [proposal], together: false });
    expect((await refusalOf(several)).message).toContain(WROTE);
    expect(await holds(clause)).toBe(false);
  });

  it('through a second account of the same person', async () => {
    const { proposal } = await waiting(ada);
    await db().account.create({
      data: { personId: ada.personId, email: `ada${made}@elsewhere.example`, passwordHash: 'x' },
    });
    const second = await callerOfActor(db(), ada.actorId);
    expect((await refusalOf(approveClause(second ?? ada, proposal))).message).toBe(WROTE);
  });

  it('through a service account, nor as one', async () => {
    const account = await createServiceAccount(SYSTEM_CALLER, {
      name: `desk ${made}`,
      responsibleId: ada.personId,
      grants: [
        { role: 'legal', environment: null },
        { role: 'procurement', environment: null },
      ],
    });
    const { actorId } = await db().serviceAccount.findUniqueOrThrow({ where: { id: account.id } });
    const machine = (await callerOfActor(db(), actorId)) as Caller;
    const byAda = await waiting(ada);
    expect((await refusalOf(approveClause(machine, byAda.proposal))).kind).toBe('forbidden');
    const byMachine = await waiting(machine);
    expect((await refusalOf(approveClause(ada, byMachine.proposal))).message).toBe(WROTE);
    expect(await approveClause(ben, byMachine.proposal)).toEqual({ approved: true });
  });

  it('after somebody else edited it, and nor can they', async () => {
    const { clause, proposal } = await waiting(ada);
    const edited = await updateClause(ben, {
      id: clause,
      proposalRevision: proposal.revision,
      content: { ...agreed(), note: 'from another' },
    });
    await submitClause(ada, edited.proposal);
    for (const person of [ada, ben])
      expect((await refusalOf(approveClause(person, edited.proposal))).message).toBe(WROTE);
    expect(await holds(clause)).toBe(false);
  });
});

describe('the database refuses the application’s own login', () => {
  const answer = async (text: string, values: readonly unknown[]) => {
    await sql.query('BEGIN');
    try {
      await sql.query(text, [...values]);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await sql.query('ROLLBACK');
    }
  };

  it('an author’s approval, and a clause that holds without one', async () => {
    const { proposal } = await waiting(ada);
    const approval = `INSERT INTO proposal_approvals (id, proposal_id, proposal_revision, person_id, verdict)
      VALUES ($1, $2, $3, $4, 'approve')`;
    const values = [randomUUID(), proposal.id, proposal.revision];
    expect(await answer(approval, [...values, ada.personId])).toMatch('nobody approves what they wrote');
    expect(await answer(approval, [...values, ben.personId])).toBe('done');
    const hold = `UPDATE proposals SET state = 'approved', approved_at = now()`;
    expect(await answer(`${hold} WHERE id = $1`, [proposal.id])).toMatch('approval of another person');
    expect(await answer(`${hold}, closing = true WHERE id = $1`, [proposal.id])).toMatch('second person');
  });

  it('another author than there was, and other words under an approval', async () => {
    const { clause, proposal } = await waiting(ada);
    const forget = 'DELETE FROM proposal_authors WHERE proposal_id = $1';
    expect(await answer(forget, [proposal.id])).toMatch('permission denied');
    await approveClause(ben, proposal);
    const rewrite = `UPDATE proposals SET content = jsonb_set(content, '{parameters}', '{"derivatives":true}')
      WHERE subject = $1`;
    expect(await answer(rewrite, [clause])).toMatch('what was decided is not changed');
  });
});
