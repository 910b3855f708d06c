import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, CommandContext } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import type { ProposalKind } from '../proposal';
import { proposalDtos } from './proposal-dtos';
import {
  answerProposal,
  endProposal,
  holdAtOnce,
  proposalsOfSubject,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from './proposals';

const urls = withAccessDatabase();
const NOW = new Date('2026-11-21T12:00:00Z');

type Somebody = Caller & { readonly personId: string };
let ada: Somebody;
let ben: Somebody;
let eve: Somebody;
let subject: string;

beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement', 'legal', 'risk_owner']);
  ben = await addPerson('ben@example.com', ['legal', 'security']);
  eve = await addPerson('eve@example.com', ['procurement']);
});
beforeEach(() => {
  subject = randomUUID();
});

function as<T>(caller: Caller, work: (context: CommandContext) => Promise<T>, now = NOW): Promise<T> {
  const nothing = { authorise: () => {}, audit: async () => {} };
  return db().$transaction((tx) => work({ tx, caller, now, ...nothing }));
}

/** What `writer` wrote and put to others. */
async function submitted(
  writer: Caller,
  content: object = { status: 'agreed' },
  kind: ProposalKind = 'clause',
) {
  const { id, revision } = await as(writer, (context) => saveProposal(context, { kind, subject, content }));
  return as(writer, (context) => submitProposal(context, { id, revision }));
}

const approve = (person: Caller, { id, revision }: { id: string; revision: number }, now = NOW) =>
  as(person, (context) => answerProposal(context, { id, revision, verdict: 'approve' }), now);

describe('two people', () => {
  it('lets another person with the role approve, from that instant', async () => {
    const asked = await submitted(ada);
    expect(await approve(ben, asked)).toEqual({ approved: true });
    const { inForce, inWork } = await as(ada, ({ tx }) => proposalsOfSubject(tx, 'clause', subject));
    expect([inForce?.approvedAt, inForce?.singlePerson, inWork]).toEqual([NOW, false, null]);
  });

  it('refuses whoever wrote any of it since the last approval, though another edited it last', async () => {
    const first = await as(ada, (context) => saveProposal(context, { kind: 'clause', subject, content: {} }));
    await as(ada, (context) => withdrawProposal(context, first));
    const asked = await submitted(eve);
    expect((await refusalOf(approve(ada, asked))).message).toBe(
      'You wrote some of this, so another person has to approve it.',
    );
    await approve(ben, asked);
    const next = await submitted(eve, { status: 'agreed', note: 'second' });
    expect(await approve(ada, next)).toEqual({ approved: true });
  });

  it('refuses a role that does not approve it, and a machine', async () => {
    const asked = await submitted(ada);
    expect((await refusalOf(approve(eve, asked))).kind).toBe('forbidden');
    expect((await refusalOf(approve({ ...ben, personId: null }, asked))).kind).toBe('forbidden');
  });

  it('counts an approval of what was looked at only', async () => {
    const asked = await submitted(ada);
    const edit = {
      kind: 'clause',
      subject,
      content: { status: 'refused' },
      revision: asked.revision,
    } as const;
    const edited = await as(ada, (context) => saveProposal(context, edit));
    expect((await refusalOf(approve(ben, asked))).kind).toBe('refused');
    await as(ada, (context) => submitProposal(context, edited));
    expect((await refusalOf(approve(ben, asked))).kind).toBe('conflict');
  });

  it('ends what held before at the instant at which another takes its place', async () => {
    await approve(ben, await submitted(ada));
    const later = new Date(NOW.getTime() + 1000);
    await approve(ben, await submitted(ada, { status: 'agreed', note: 'longer' }), later);
    const rows = await db().proposal.findMany({ where: { subject }, orderBy: { number: 'asc' } });
    expect(rows.map(({ state, approvedAt, endedAt }) => ({ state, approvedAt, endedAt }))).toEqual([
      { state: 'ended', approvedAt: NOW, endedAt: later },
      { state: 'approved', approvedAt: later, endedAt: null },
    ]);
  });

  it('hands back what changes are asked of', async () => {
    const asked = await submitted(ada);
    const answer = { ...asked, verdict: 'request_changes', message: 'which region?' } as const;
    await as(ben, (context) => answerProposal(context, answer));
    const { inWork } = await as(ada, ({ tx }) => proposalsOfSubject(tx, 'clause', subject));
    const [dto] = await as(ben, ({ tx, caller }) => proposalDtos(tx, inWork ? [inWork] : [], caller));
    expect(dto).toMatchObject({
      state: 'open',
      authors: ['ada'],
      answers: [{ person: 'ben', verdict: 'request_changes', message: 'which region?', current: true }],
    });
  });

  it('lets what closes something hold at once, and nothing else', async () => {
    const refused = { kind: 'clause', subject, content: { status: 'refused' } } as const;
    const written = await as(eve, (context) => saveProposal(context, refused));
    expect(await as(eve, (context) => holdAtOnce(context, written))).toMatchObject({
      state: 'approved',
      closing: true,
    });
    const agreed = { kind: 'clause', subject, content: { status: 'agreed' } } as const;
    const other = await as(eve, (context) => saveProposal(context, agreed));
    await expect(as(eve, (context) => holdAtOnce(context, other))).rejects.toThrow('takes a second person');
  });

  it('ends what was approved when somebody says so, once', async () => {
    const asked = await submitted(ada);
    await approve(ben, asked);
    await as(eve, (context) => endProposal(context, asked.id));
    expect((await refusalOf(as(eve, (context) => endProposal(context, asked.id)))).kind).toBe('refused');
  });
});

describe('an exception', () => {
  it('takes a risk owner and another person who answers for security or data protection', async () => {
    const byAda = await submitted(ada, { reason: 'pilot' }, 'exception');
    expect(await approve(ben, byAda)).toEqual({ approved: true });
    subject = randomUUID();
    const byEve = await submitted(eve, { reason: 'pilot' }, 'exception');
    expect(await approve(ben, byEve)).toEqual({ approved: false });
    expect(await approve(ada, byEve)).toEqual({ approved: true });
  });
});

describe('the database', () => {
  let sql: pg.Client;
  beforeAll(async () => {
    sql = new pg.Client(urls().DATABASE_URL);
    await sql.connect();
  });
  afterAll(() => sql.end());

  /** What it says to the application's own login; its work is undone. */
  async function run(text: string, values: unknown[] = []): Promise<string> {
    await sql.query('BEGIN');
    try {
      await sql.query(text, values);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await sql.query('ROLLBACK');
    }
  }
  const approval = (proposal: string, person: string, revision = 1) =>
    run(
      `INSERT INTO proposal_approvals (id, proposal_id, proposal_revision, person_id, verdict)
       VALUES ($1, $2, $3, $4, 'approve')`,
      [randomUUID(), proposal, revision, person],
    );

  it('refuses an author, a person without the role, and another revision than was put up', async () => {
    const { id } = await submitted(ada);
    expect(await approval(id, ben.personId)).toBe('done');
    expect(await approval(id, ada.personId)).toMatch('nobody approves what they wrote');
    expect(await approval(id, eve.personId)).toMatch('holds no role');
    expect(await approval(id, ben.personId, 2)).toMatch('as it was looked at');
  });

  it('refuses an approved state that nobody else approved, or whose content is another', async () => {
    const { id } = await submitted(ada);
    const hold = `UPDATE proposals SET state = 'approved', approved_at = now()`;
    expect(await run(`${hold} WHERE id = $1`, [id])).toMatch('approval of another person');
    expect(await run(`${hold}, single_person = true WHERE id = $1`, [id])).toMatch('second person');
    expect(await run(`${hold}, closing = true WHERE id = $1`, [id])).toMatch('second person');
    expect(await run(`${hold}, content = '{}', revision = 2 WHERE id = $1`, [id])).toMatch('looked at');
  });

  it('keeps what was decided, who wrote and who approved', async () => {
    const { id } = await submitted(ada);
    await approve(ben, { id, revision: 1 });
    expect(await run(`UPDATE proposals SET content = '{}' WHERE id = $1`, [id])).toMatch('not changed');
    expect(await run(`UPDATE proposals SET state = 'open' WHERE id = $1`, [id])).toMatch('not changed');
    expect(await run('DELETE FROM proposals WHERE id = $1', [id])).toMatch('permission denied');
    expect(await run('DELETE FROM proposal_authors')).toMatch('permission denied');
    expect(await run('UPDATE proposal_approvals SET verdict = $1', ['approve'])).toMatch('permission denied');
  });

  it('takes nothing as a sample that belongs to none', async () => {
    const insert = `INSERT INTO proposals (id, kind, subject, number, content, state, approved_at, sample, updated_at)
      VALUES ($1, 'clause', $2, 1, '{}', 'approved', now(), $3, now())`;
    expect(await run(insert, [randomUUID(), randomUUID(), true])).toMatch('sample');
    expect(await run(insert, [randomUUID(), randomUUID(), false])).toMatch('begins open');
  });
});

describe('a single person', () => {
  const allowIn = (key: string) => db().environment.update({ where: { key }, data: { singlePerson: true } });

  it('approves their own where that is switched on, marked as such, and never in production', async () => {
    const alone = await addPerson('ida@example.com', ['data_steward']);
    const asked = await submitted(alone, { obligations: [] }, 'obligations');
    expect((await refusalOf(approve(alone, asked))).kind).toBe('forbidden');
    await expect(allowIn('production')).rejects.toThrow('environments_production_takes_two');
    await allowIn('development');
    // Others could approve it.
    expect((await refusalOf(approve(alone, asked))).kind).toBe('forbidden');
    const others = { id: { not: alone.personId } };
    await db().person.updateMany({ where: others, data: { archivedAt: NOW } });
    expect(await approve(alone, asked)).toEqual({ approved: true });
    expect(await db().proposal.findUniqueOrThrow({ where: { id: asked.id } })).toMatchObject({
      singlePerson: true,
    });
  });
});
