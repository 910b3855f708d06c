import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { until } from '@/lib/delivery/testing/until';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { addComment, archiveComment, resolveComment, updateComment } from './comment-commands';
import { updateApprovals } from './environment-commands';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { draftState, listRouting, rollbackPreview } from './queries';
import { answerReview, approveReviews, requestReview, withdrawReview } from './review-commands';
import { createRule, moveRule, updateRule } from './rule-commands';
import { createTaskClass, updateTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second, third] = OFFERINGS;

type Person = Awaited<ReturnType<typeof addPerson>>;
let architect: Person;
let publisher: Person;
let other: Person;

beforeAll(async () => {
  architect = await addPerson('ada@example.com', ['architect', 'publisher']);
  publisher = await addPerson('ben@example.com', ['publisher']);
  other = await addPerson('cem@example.com', ['publisher', 'architect']);
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  for (const environment of ['staging', 'production']) {
    await createRule(architect, ruleInput('lookup', [first, second], environment));
  }
});

const environmentId = async (key: string) =>
  (await db().environment.findUniqueOrThrow({ where: { key } })).id;

async function request(environment = 'production', caller = architect): Promise<string> {
  const { draft, draftRevision, activeVersion } = await draftState(environment, new Date());
  const input = { kind: 'publish', environment, draft, draftRevision, baseVersion: activeVersion };
  return (await requestReview(caller, { ...input, message: 'please look' })).reviewId;
}

/** What the person who looks at a review sends with an answer. */
async function seen(reviewId: string) {
  const review = await db().review.findUniqueOrThrow({ where: { id: reviewId } });
  return { reviewId, digest: review.sourceDigest, activeVersion: review.baseVersion };
}

async function answer(caller: Person, reviewId: string, verdict = 'approve', message = '') {
  return answerReview(caller, { ...(await seen(reviewId)), verdict, message });
}

async function publish(environment = 'production', caller: Person = architect) {
  const { draft, draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = { environment, draft, draftRevision, baseVersion: activeVersion, acceptedWarnings };
  return publishPolicy(caller, { ...input, reason: 'a test' });
}

async function edit(caller: Person, offerings: readonly string[], environment = 'production') {
  const rule = (await listRouting(environment)).find(({ key }) => key === 'lookup')?.rules[0];
  if (!rule) throw new Error('there is a rule');
  const { id, revision, key } = rule;
  return updateRule(caller, { id, revision, key, enabled: true, definition: sampleDefinition(offerings) });
}

const state = async (id: string) => (await db().review.findUniqueOrThrow({ where: { id } })).state;

describe('a draft that others must approve', () => {
  it('is not published before it was asked for and given, by another than its author', async () => {
    expect((await refusalOf(publish())).message).toBe(
      'It needs 1 approval from the role publisher. Nobody was asked yet.',
    );
    const review = await request();
    expect((await refusalOf(request())).message).toContain('ada requested approval of this already');
    expect((await refusalOf(answer(architect, review))).message).toContain('another person has to approve');
    expect((await refusalOf(publish())).message).toBe('It needs 1 approval from the role publisher.');
    await answer(publisher, review);
    expect(await publish()).toEqual({ environment: 'production', version: 1 });
    const version = await db().policyVersion.findFirstOrThrow({
      where: { environmentId: await environmentId('production') },
    });
    expect(version.reviewId).toBe(review);
    expect(version.draftId).not.toBeNull();
    expect(await state(review)).toBe('done');
    expect(await db().draftAuthor.count({ where: { draftId: version.draftId ?? '' } })).toBe(0);
  });

  it('needs it again after an edit, and whoever edits becomes an author', async () => {
    await edit(architect, [second, first]);
    const before = await request();
    await answer(publisher, before);
    await edit(other, [second, third]);
    expect(await state(before)).toBe('void');
    expect((await refusalOf(answer(other, before))).message).toContain('was changed since');
    const after = await request('production', other);
    expect((await refusalOf(answer(other, after))).kind).toBe('refused');
    expect((await refusalOf(publish())).kind).toBe('refused');
    await answer(publisher, after);
    await publish();
  });

  it('counts who only moved a rule among its authors', async () => {
    await edit(architect, [third, first]);
    const [rule] = (await listRouting('production')).find(({ key }) => key === 'lookup')?.rules ?? [];
    await moveRule(other, { id: rule?.id, revision: rule?.revision, position: 0 });
    const review = await request();
    expect((await refusalOf(answer(other, review))).message).toContain('another person');
    await withdrawReview(architect, { reviewId: review });
  });

  it('waits for who asked for changes, with a reason, until they take it back', async () => {
    const review = await request();
    expect((await refusalOf(answer(publisher, review, 'request_changes'))).kind).toBe('invalid');
    await answer(publisher, review, 'request_changes', 'the order is wrong');
    expect((await refusalOf(publish())).message).toContain('ben requested changes.');
    await answer(publisher, review, 'withdraw');
    expect((await refusalOf(publish())).message).toBe('It needs 1 approval from the role publisher.');
    await answer(publisher, review);
    await withdrawReview(architect, { reviewId: review });
    expect((await refusalOf(publish())).message).toContain('Nobody was asked yet');
  });

  it('is looked at anew when a task class, which is no part of the draft, was changed', async () => {
    const review = await request();
    const looked = await seen(review);
    await answer(publisher, review);
    const taskClass = (await listRouting('production')).find(({ key }) => key === 'lookup');
    const label = { floorLevel: 'internal', unlabelledLevel: 'internal' };
    const { id = '', revision = 0 } = taskClass ?? {};
    const { key: _key, ...unchanged } = taskClassInput('lookup');
    const changed = await updateTaskClass(other, { ...unchanged, ...label, id, revision });
    expect((await refusalOf(publish())).message).toContain('no longer what approval was requested for');
    expect((await refusalOf(answerReview(publisher, { ...looked, verdict: 'approve' }))).message).toContain(
      'changed while you were looking',
    );
    await updateTaskClass(other, { ...unchanged, id, revision: changed.revision });
    await publish();
  });

  it('forgets an approval by someone who has lost the role or left', async () => {
    await edit(architect, [first, third]);
    const review = await request();
    await answer(publisher, review);
    const grants = await db().roleGrant.findMany({ where: { personId: publisher.personId } });
    await db().roleGrant.deleteMany({ where: { personId: publisher.personId } });
    expect((await refusalOf(publish())).message).toContain('It needs 1 approval');
    await db().roleGrant.createMany({ data: grants });
    await db().person.update({ where: { id: publisher.personId }, data: { archivedAt: new Date() } });
    expect((await refusalOf(publish())).message).toContain('It needs 1 approval');
    await db().person.update({ where: { id: publisher.personId }, data: { archivedAt: null } });
    await publish();
  });

  it('is not asked for when it changes nothing, is stale, or was not looked at', async () => {
    expect((await refusalOf(request())).message).toContain('already says exactly this');
    const { draftRevision, activeVersion } = await draftState('production', new Date());
    const input = { kind: 'publish', environment: 'production', message: 'x' };
    const old = { ...input, draftRevision: draftRevision - 1, baseVersion: activeVersion };
    expect((await refusalOf(requestReview(architect, old))).kind).toBe('conflict');
    const early = { ...input, draftRevision, baseVersion: 1 };
    expect((await refusalOf(requestReview(architect, early))).kind).toBe('conflict');
    const draft = await db().draft.findFirstOrThrow({
      where: { environmentId: await environmentId('production') },
    });
    await edit(architect, [first]);
    await db().draft.update({ where: { id: draft.id }, data: { baseVersion: 1 } });
    expect((await refusalOf(request())).message).toContain('Other rules took effect');
    expect((await refusalOf(publish())).message).toContain('Other rules took effect');
    await db().draft.update({ where: { id: draft.id }, data: { baseVersion: activeVersion } });
  });
});

describe('rolling back where others must approve', () => {
  it('is asked for, given by another person, and done once', async () => {
    const { activeVersion: baseVersion } = await draftState('production', new Date());
    const preview = await rollbackPreview('production', 1, new Date());
    const rollBack = () =>
      rollBackPolicy(architect, {
        environment: 'production',
        toVersion: 1,
        baseVersion,
        reason: 'worse',
        acceptedWarnings: preview?.warningKeys,
      });
    expect((await refusalOf(rollBack())).message).toContain('Nobody was asked yet');
    const input = { kind: 'rollback', environment: 'production', toVersion: 1, baseVersion, message: 'back' };
    const { reviewId } = await requestReview(architect, input);
    expect((await refusalOf(answer(architect, reviewId))).message).toContain('asked for it');
    await answer(publisher, reviewId);
    await rollBack();
    expect(await state(reviewId)).toBe('done');
  });
});

describe('several at once', () => {
  it('are approved together or not at all, or each for itself with what became of it', async () => {
    await updateApprovals(SYSTEM_CALLER, {
      environment: 'staging',
      revision: (await db().environment.findUniqueOrThrow({ where: { key: 'staging' } })).revision,
      approvalsRequired: 1,
      approvalRoles: ['publisher'],
    });
    const one = await request('staging');
    const { activeVersion: baseVersion } = await draftState('production', new Date());
    const back = { kind: 'rollback', environment: 'production', toVersion: 2, baseVersion, message: 'again' };
    const { reviewId: two } = await requestReview(other, back);
    const twice = approveReviews(publisher, { items: [await seen(one), await seen(one)], together: false });
    expect((await refusalOf(twice)).kind).toBe('invalid');
    const items = [await seen(one), { ...(await seen(two)), digest: 'something else' }];
    const together = approveReviews(publisher, { items, together: true });
    expect((await refusalOf(together)).message).toContain('changed while you were looking');
    expect(await db().reviewVerdict.count({ where: { reviewId: { in: [one, two] } } })).toBe(0);
    const results = await approveReviews(publisher, { items, together: false });
    expect(results.find(({ reviewId }) => reviewId === one)).toMatchObject({ approved: true });
    expect(results.find(({ reviewId }) => reviewId === two)).toMatchObject({ approved: false });
    await approveReviews(publisher, { items: [await seen(two)], together: true });
    expect(await publish('staging')).toEqual({ environment: 'staging', version: 1 });
    await withdrawReview(other, { reviewId: two });
  });
});

describe('what an environment asks for', () => {
  it('is counted by the roles it names, whatever the number was when somebody approved', async () => {
    await edit(architect, [second], 'staging');
    const review = await request('staging');
    await answer(publisher, review);
    const { revision } = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
    const rule = { environment: 'staging', revision, approvalsRequired: 1, approvalRoles: ['risk_owner'] };
    await updateApprovals(SYSTEM_CALLER, rule);
    expect((await refusalOf(updateApprovals(SYSTEM_CALLER, rule))).kind).toBe('conflict');
    expect((await refusalOf(publish('staging'))).message).toContain('Nobody else holds the role risk owner');
    expect((await refusalOf(answer(publisher, review))).kind).toBe('forbidden');
    const risk = await addPerson('dot@example.com', ['risk_owner']);
    await answer(risk, review);
    await publish('staging');
  });

  it('is told in words when it was raised while a publish was under way', async () => {
    await createRule(other, ruleInput('lookup', [first, second], 'development'));
    const { key } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const publishing = await db().$transaction(async (tx) => {
      await tx.environment.update({
        where: { key },
        data: { approvalsRequired: 1, approvalRoles: ['publisher'] },
      });
      const begun = refusalOf(publish(key, other));
      await until(async () => {
        const waiting = await db().$queryRaw<unknown[]>`
          SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return waiting.length > 0;
      });
      return { begun };
    });
    expect((await publishing.begun).message).toContain('It needs 1 approval from the role publisher');
    await db().environment.update({ where: { key }, data: { approvalsRequired: 0, approvalRoles: [] } });
  });

  it('is not given by a service account', async () => {
    await edit(architect, [third], 'staging');
    const review = await request('staging');
    const robot = { ...publisher, personId: null };
    const refusal = await refusalOf(answerReview(robot, { ...(await seen(review)), verdict: 'approve' }));
    expect(refusal.message).toContain('by people');
  });
});

describe('comments', () => {
  it('are changed and taken away by who wrote them, and settled by anyone who takes part', async () => {
    const { draftId } = await db().review.findFirstOrThrow({ where: { state: 'open' } });
    const { id } = await addComment(publisher, { draftId, rule: 'lookup', body: 'Why this one?' });
    const theirs = { id, revision: 1, body: 'I rewrote it' };
    expect((await refusalOf(updateComment(architect, theirs))).kind).toBe('forbidden');
    await updateComment(publisher, { id, revision: 1, body: 'Why that one?' });
    expect((await refusalOf(updateComment(publisher, theirs))).kind).toBe('conflict');
    await resolveComment(architect, { id, revision: 2, resolved: true });
    await resolveComment(publisher, { id, revision: 3, resolved: false });
    expect(await db().comment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      body: 'Why that one?',
      resolvedAt: null,
    });
    expect((await refusalOf(archiveComment(architect, { id, revision: 4 }))).kind).toBe('forbidden');
    await archiveComment(publisher, { id, revision: 4 });
    const entries = await db().auditEntry.findMany({ where: { subjectId: id } });
    expect(entries.map(({ bytes }) => Buffer.from(bytes).toString()).join()).not.toContain('Why');
    expect((await refusalOf(addComment(publisher, { body: 'about nothing' }))).kind).toBe('invalid');
  });
});
