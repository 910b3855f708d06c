import { beforeAll, expect, it } from 'vitest';
import { ROLES } from '@/lib/auth/roles';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { addComment, archiveComment, resolveComment, updateComment } from './comment-commands';
import { createDraft, discardDraft, renameDraft, resetDraft, restoreDraft } from './draft-commands';
import { replaceDraft } from './draft-file-commands';
import { rebaseDraft } from './draft-rebase-commands';
import { breakGlassRollBack, ratifyEmergency } from './emergency-commands';
import { updateApprovals } from './environment-commands';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { draftState } from './queries';
import { answerReview, approveReviews, requestReview, withdrawReview } from './review-commands';
import { archiveRule, createRule, moveRule, updateRule } from './rule-commands';
import { copyRule, restoreRule, transferRule } from './rule-copy-commands';
import { reschedulePublish, schedulePublish, unschedulePublish } from './schedule-commands';
import { liftStop, stopRouting } from './stop-commands';
import { createTaskClass } from './task-class-commands';

/** Whoever holds every role in one environment changes nothing of another, by whatever id it is named. */

withRoutingDatabase();
const environment = 'production';
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const reason = 'a test';

let stranger: Caller;
let ids: Record<'rule' | 'ownRule' | 'review' | 'comment' | 'schedule' | 'discarded' | 'draft', string>;
let publish: Record<string, unknown>;
let digest: string | null;

beforeAll(async () => {
  const staging = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
  const person = await addPerson('stranger@example.com', []);
  const roles = ROLES.map((role) => ({ role, environmentId: staging.id }));
  await db().roleGrant.createMany({
    data: roles.map((held) => ({ ...held, personId: person.personId, grantedById: person.actorId })),
  });
  stranger = { ...person, roles };
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  const rule = await createRule(SYSTEM_CALLER, ruleInput('lookup', [OFFERINGS[0]], environment));
  const ownRule = await createRule(SYSTEM_CALLER, ruleInput('lookup', [OFFERINGS[0]], 'staging'));
  const gone = await createDraft(SYSTEM_CALLER, { environment, name: 'gone' });
  await discardDraft(SYSTEM_CALLER, { environment, draft: 'gone', draftRevision: 1 });
  const {
    draft,
    draftRevision,
    activeVersion: baseVersion,
    findings,
  } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  publish = { environment, draft, draftRevision, baseVersion, acceptedWarnings, reason };
  const review = await requestReview(SYSTEM_CALLER, {
    kind: 'publish',
    environment,
    draft,
    draftRevision,
    baseVersion,
    message: reason,
  });
  const comment = await addComment(SYSTEM_CALLER, { reviewId: review.reviewId, body: 'words' });
  const schedule = await schedulePublish(SYSTEM_CALLER, { ...publish, publishAt: soon() });
  const found = await db().review.findUniqueOrThrow({ where: { id: review.reviewId } });
  digest = found.sourceDigest;
  ids = {
    rule: rule.id,
    ownRule: ownRule.id,
    review: review.reviewId,
    comment: comment.id,
    schedule: schedule.id,
    discarded: gone.id,
    draft: found.draftId ?? '',
  };
});

const here = () => ({ id: ids.rule, revision: 1 });
const definition = sampleDefinition([OFFERINGS[1]]);
const seen = () => ({ reviewId: ids.review, digest, activeVersion: null });
const back = { environment, toVersion: 1, baseVersion: 1, reason, acceptedWarnings: [] };

it.each<[string, () => Promise<unknown>]>([
  ['adds a rule', () => createRule(stranger, { environment, taskClass: 'lookup', key: 'x', definition })],
  ['changes one', () => updateRule(stranger, { ...here(), key: 'lookup', enabled: true, definition })],
  ['moves one', () => moveRule(stranger, { ...here(), position: 0 })],
  ['archives one', () => archiveRule(stranger, here())],
  ['restores one', () => restoreRule(stranger, here())],
  ['copies one beside itself', () => copyRule(stranger, here())],
  ['copies one there', () => copyRule(stranger, { id: ids.ownRule, revision: 1, to: { environment } })],
  ['takes one away', () => transferRule(stranger, { ...here(), to: { environment: 'staging' } })],
  ['puts one there', () => transferRule(stranger, { id: ids.ownRule, revision: 1, to: { environment } })],
  ['opens a draft', () => createDraft(stranger, { environment, name: 'mine' })],
  ['renames one', () => renameDraft(stranger, { environment, draft: 'main', name: 'mine' })],
  ['resets one', () => resetDraft(stranger, { environment, draft: 'main', draftRevision: 2 })],
  ['discards one', () => discardDraft(stranger, { environment, draft: 'main', draftRevision: 2 })],
  ['opens one again', () => restoreDraft(stranger, { id: ids.discarded })],
  [
    'rebases one',
    () => rebaseDraft(stranger, { environment, draft: 'main', draftRevision: 2, activeVersion: 1 }),
  ],
  ['replaces one', () => replaceDraft(stranger, { environment, draft: 'main', seen: null, taskClasses: {} })],
  ['publishes', () => publishPolicy(stranger, publish)],
  ['schedules', () => schedulePublish(stranger, { ...publish, publishAt: soon() })],
  [
    'puts a schedule off',
    () => reschedulePublish(stranger, { environment, id: ids.schedule, publishAt: soon() }),
  ],
  ['takes a schedule back', () => unschedulePublish(stranger, { environment, id: ids.schedule })],
  ['rolls back', () => rollBackPolicy(stranger, back)],
  ['breaks the glass', () => breakGlassRollBack(stranger, back)],
  ['ratifies', () => ratifyEmergency(stranger, { environment, version: 1, note: reason })],
  [
    'stops',
    () =>
      stopRouting(stranger, {
        subject: 'channel',
        name: 'cloud-b',
        reason,
        environments: ['staging', environment],
      }),
  ],
  ['lifts', () => liftStop(stranger, { environment, stop: 'channel cloud-b', reason })],
  [
    'asks for approval',
    () =>
      requestReview(stranger, {
        kind: 'rollback',
        environment,
        toVersion: 1,
        baseVersion: 1,
        message: reason,
      }),
  ],
  ['withdraws a request', () => withdrawReview(stranger, { reviewId: ids.review })],
  ['answers a request', () => answerReview(stranger, { ...seen(), verdict: 'approve' })],
  ['comments', () => addComment(stranger, { draftId: ids.draft, body: 'words' })],
  ['comments on a review', () => addComment(stranger, { reviewId: ids.review, body: 'words' })],
  ['changes a comment', () => updateComment(stranger, { id: ids.comment, revision: 1, body: 'others' })],
  ['takes a comment away', () => archiveComment(stranger, { id: ids.comment, revision: 1 })],
  ['settles a comment', () => resolveComment(stranger, { id: ids.comment, revision: 1, resolved: true })],
  [
    'changes what it asks for',
    () =>
      updateApprovals(stranger, {
        environment,
        revision: 1,
        approvalsRequired: 0,
        approvalRoles: ['publisher'],
      }),
  ],
])('nobody from elsewhere %s', async (_what, attempt) => {
  expect((await refusalOf(attempt())).kind).toBe('forbidden');
});

it('nobody approves there among others', async () => {
  const attempt = approveReviews(stranger, { items: [seen()], message: '', together: false });
  expect((await refusalOf(attempt)).message).toContain('needs one of these roles');
  expect(await db().reviewVerdict.count()).toBe(0);
});

it('nobody reaches a schedule of another environment by way of their own', async () => {
  const attempt = unschedulePublish(stranger, { environment: 'staging', id: ids.schedule });
  expect((await refusalOf(attempt)).kind).toBe('not_found');
});
