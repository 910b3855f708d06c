import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { sampleDefinition } from '../test/sample-records';
import { draftState } from './queries';
import { answerReview, requestReview } from './review-commands';
import { createRule, updateRule } from './rule-commands';
import { createTaskClass } from './task-class-commands';

/** Around the application: what its own login to the database is refused, were a command to forget a rule. */

const { database } = withRoutingDatabase();
const [first, second] = OFFERINGS;

let sql: pg.Client;
let architect: Awaited<ReturnType<typeof addPerson>>;
let publisher: Awaited<ReturnType<typeof addPerson>>;
let rule: Awaited<ReturnType<typeof createRule>>;
let reviewId: string;

beforeAll(async () => {
  sql = new pg.Client(database().applicationUrl);
  await sql.connect();
  architect = await addPerson('ada@example.com', ['architect', 'publisher']);
  publisher = await addPerson('ben@example.com', ['publisher']);
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  rule = await createRule(architect, ruleInput('lookup', [first, second], 'production'));
});
afterAll(() => sql.end());

async function request(): Promise<string> {
  const { draftRevision, activeVersion } = await draftState('production', new Date());
  const input = { kind: 'publish', environment: 'production', draftRevision, baseVersion: activeVersion };
  return (await requestReview(architect, { ...input, message: 'please look' })).reviewId;
}

const approved = (personId: string, review = reviewId) =>
  run('INSERT INTO review_verdicts (id, review_id, person_id, verdict) VALUES ($1, $2, $3, $4)', [
    randomUUID(),
    review,
    personId,
    'approve',
  ]);

/** What the database says; its work is undone. */
async function run(text: string, values: unknown[] = []): Promise<string> {
  await sql.query('BEGIN');
  try {
    await sql.query(text, values);
    await sql.query('SET CONSTRAINTS ALL IMMEDIATE'); // as at the end of a transaction
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sql.query('ROLLBACK');
  }
}

/** A version of production as a command would write it, with what is told otherwise. */
async function write(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const review = await db().review.findUniqueOrThrow({ where: { id: reviewId } });
  await db().bundle.createMany({
    data: [
      { digest: 'x', identity: new Uint8Array(), size: 0, gzip: new Uint8Array(), brotli: new Uint8Array() },
    ],
    skipDuplicates: true,
  });
  const row: Record<string, unknown> = {
    environment_id: review.environmentId,
    version: 1,
    epoch: 1,
    bundle_digest: 'x',
    overlay: { format: 'fairlead.overlay/1', disabled: [] },
    kind: 'publish',
    source: review.source,
    notes: {},
    findings: JSON.stringify([]),
    release: {},
    reason: 'around it',
    draft_id: review.draftId,
    review_id: review.id,
    published_by_id: architect.actorId,
    published_at: new Date(),
    ...change,
  };
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return run(`INSERT INTO policy_versions (${columns.join()}) VALUES (${places.join()})`, Object.values(row));
}

async function edit(): Promise<void> {
  const { id, revision, key } = rule;
  const definition = sampleDefinition(revision % 2 === 0 ? [first] : [second]);
  rule = await updateRule(architect, { id, revision, key, enabled: true, definition });
}

describe('the database, asked without the application', () => {
  beforeAll(async () => {
    reviewId = await request();
  });

  it('takes no approval from an author or from who asked', async () => {
    expect(await approved(architect.personId)).toBe('an author does not approve');
    expect(await approved(publisher.personId)).toBe('done');
  });

  it('takes no version without enough approvals', async () => {
    expect(await write({ review_id: null })).toBe('this version needs 1 approvals');
    expect(await write()).toBe('this version needs 1 approvals');
    const { sourceDigest: digest } = await db().review.findUniqueOrThrow({ where: { id: reviewId } });
    await answerReview(publisher, { reviewId, digest, activeVersion: null, verdict: 'approve' });
    expect(await write()).toBe('done');
    await db().environment.update({ where: { key: 'production' }, data: { approvalsRequired: 2 } });
    expect(await write()).toBe('this version needs 2 approvals');
    await db().environment.update({ where: { key: 'production' }, data: { approvalsRequired: 1 } });
  });

  it('takes no version that is not what was approved: other rules, another task class, another draft', async () => {
    const { source } = await db().review.findUniqueOrThrow({ where: { id: reviewId } });
    const other = JSON.parse(JSON.stringify(source));
    other.taskClasses.lookup.label.level = 'internal';
    expect(await write({ source: other })).toBe('this version is not what was approved');
    expect(await write({ draft_id: null })).toBe('this version needs 1 approvals');
    expect(await write({ kind: 'rollback', of_version: 1 })).toBe('this version needs 1 approvals');
  });

  it('takes no approval of one environment for another', async () => {
    const staging = await db().environment.update({
      where: { key: 'staging' },
      data: { approvalsRequired: 1 },
    });
    expect(await write({ environment_id: staging.id })).toBe('this version needs 1 approvals');
  });

  it('takes no emergency that is not on record', async () => {
    const emergency = { kind: 'rollback', of_version: 1, emergency: true };
    expect(await write(emergency)).toContain('not on record');
  });

  it('changes no answer and no question', async () => {
    expect(await run('UPDATE review_verdicts SET verdict = verdict')).toMatch(
      /permission denied|append-only/,
    );
    expect(await run('DELETE FROM reviews')).toMatch(/permission denied|append-only/);
    expect(await run("UPDATE reviews SET source = '{}' WHERE id = $1", [reviewId])).toContain('not changed');
    expect(await run('DELETE FROM draft_authors')).toBe('the authors of a draft under review stay');
  });

  it('counts no longer who edits after approving, whoever holds the token that did it', async () => {
    const service = await db().actor.create({
      data: {
        kind: 'service',
        service: { create: { name: 'pipeline', responsibleId: publisher.personId } },
      },
    });
    // An edit that forgets to raise the revision of its draft, which would void the review.
    await db().rule.update({
      where: { id: rule.id },
      data: { updatedById: service.id, revision: { increment: 1 } },
    });
    expect(await write()).toBe('this version needs 1 approvals');
    expect(await approved(publisher.personId)).toBe('an author does not approve');
    rule = { ...rule, revision: rule.revision + 1 };
  });

  it('closes a review when its draft is edited, and takes no answer to it', async () => {
    await edit();
    expect(await approved(publisher.personId)).toBe('the review is closed');
    expect(await write()).toBe('this version needs 1 approvals');
    expect(
      await run("UPDATE reviews SET state = 'open', closed_at = NULL WHERE id = $1", [reviewId]),
    ).toContain('not changed');
  });
});
