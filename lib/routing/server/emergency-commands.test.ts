import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { isOpen, RATIFY_WITHIN } from '../emergency';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { breakGlassRollBack, ratifyEmergency } from './emergency-commands';
import { openEmergencies, settledEmergencies } from './emergency-queries';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { draftState, listRouting, rollbackPreview } from './queries';
import { answerReview, requestReview } from './review-commands';
import { createRule, updateRule } from './rule-commands';
import { liftStop, stopRouting } from './stop-commands';
import { createTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second, third] = OFFERINGS;
const environment = 'production';
const stop = { subject: 'channel', name: 'cloud-b', reason: 'an incident', environments: [environment] };

let ada: Caller;
let ben: Caller;
let required = 0;

const setApprovals = async (approvalsRequired: number) => {
  await db().environment.update({ where: { key: environment }, data: { approvalsRequired } });
};

async function setTargets(offerings: readonly string[]) {
  const rule = (await listRouting(environment))[0]?.rules[0];
  if (!rule) {
    await createRule(SYSTEM_CALLER, { ...ruleInput('lookup', offerings, environment), key: 'lookup' });
    return;
  }
  const { id, revision, key, enabled } = rule;
  await updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition: sampleDefinition(offerings) });
}

/** The next version with these targets, before anybody has to approve. */
async function publish(offerings: readonly string[]) {
  await setTargets(offerings);
  await setApprovals(0);
  const { draftRevision, activeVersion: baseVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  await publishPolicy(SYSTEM_CALLER, {
    environment,
    draftRevision,
    baseVersion,
    reason: 'a test',
    acceptedWarnings,
  });
  await setApprovals(required);
}

async function back(toVersion: number) {
  const preview = await rollbackPreview(environment, toVersion, new Date());
  const baseVersion = preview?.baseVersion ?? 0;
  return {
    environment,
    toVersion,
    baseVersion,
    reason: 'it errs',
    acceptedWarnings: preview?.warningKeys ?? [],
  };
}

beforeAll(async () => {
  required = (await db().environment.findUniqueOrThrow({ where: { key: environment } })).approvalsRequired;
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  ada = await addPerson('ada@example.com', ['publisher']);
  ben = await addPerson('ben@example.com', ['publisher', 'security']);
  await publish([first, second]);
  await publish([first, second, third]);
});

describe('a stop where others would have to approve', () => {
  it('is an emergency that a person answers for', async () => {
    expect((await refusalOf(stopRouting(SYSTEM_CALLER, stop))).message).toContain('a person has to answer');
    const at = new Date();
    await stopRouting(ben, stop, at);
    const [one] = await openEmergencies(ada, at);
    expect(one).toMatchObject({
      environment,
      version: 3,
      kind: 'stop',
      what: 'Stopped channel cloud-b',
      reason: 'an incident',
      by: 'ben',
      ratifyBy: new Date(at.getTime() + RATIFY_WITHIN).toISOString(),
      state: 'waiting',
      blocked: null,
    });
    expect((await openEmergencies(ben, at))[0]?.blocked).toContain('yourself');
    const late = await openEmergencies(ada, new Date(at.getTime() + RATIFY_WITHIN + 1));
    expect(late[0]?.state).toBe('overdue');
  });

  it('is ratified by a second person, with a note, once', async () => {
    const input = { environment, version: 3, note: 'I saw the error rates' };
    expect((await refusalOf(ratifyEmergency(ben, input))).message).toContain('yourself');
    expect((await refusalOf(ratifyEmergency(ada, { ...input, note: ' ' }))).kind).toBe('invalid');
    expect((await refusalOf(ratifyEmergency(SYSTEM_CALLER, input))).message).toContain('A person');
    await ratifyEmergency(ada, input);
    expect((await refusalOf(ratifyEmergency(ada, input))).message).toContain('already');
    expect(await openEmergencies(ada, new Date())).toEqual([]);
    expect((await settledEmergencies(ada, new Date()))[0]).toMatchObject({
      state: 'ratified',
      ratified: { by: 'ada', note: 'I saw the error rates' },
    });
  });

  it('is lifted only with an approval, which ends one that nobody ratified', async () => {
    await stopRouting(ben, { ...stop, name: 'cloud-c' });
    const lift = { environment, stop: 'channel cloud-c', reason: 'over' };
    expect((await refusalOf(liftStop(ben, lift))).message).toContain('It needs 1 approval');
    const { reviewId } = await requestReview(ben, {
      kind: 'lift',
      environment,
      stop: 'channel cloud-c',
      baseVersion: 4,
      message: 'It works again',
    });
    const approve = { reviewId, digest: null, activeVersion: 4, verdict: 'approve' };
    await answerReview(ada, approve);
    const { version } = await liftStop(ben, lift);
    expect(version).toBe(5);
    expect((await db().review.findUniqueOrThrow({ where: { id: reviewId } })).state).toBe('done');
    expect((await openEmergencies(ada, new Date())).filter(isOpen)).toEqual([]);
    expect((await settledEmergencies(ada, new Date()))[0]).toMatchObject({ version: 4, state: 'ended' });
  });
});

describe('a break-glass roll back', () => {
  it('is made at once where it opens nothing, and is to be ratified', async () => {
    const { version } = await breakGlassRollBack(ada, await back(1));
    expect(await openEmergencies(ben, new Date())).toMatchObject([
      { version, kind: 'rollback', what: 'Rolled back to version 1', by: 'ada' },
    ]);
    const row = await db().policyVersion.findFirstOrThrow({
      where: { version, environment: { key: environment } },
    });
    expect(row).toMatchObject({ kind: 'rollback', emergency: true, ofVersion: 1, reviewId: null });
    // the stop that was in force stays
    expect(row.overlay).toMatchObject({ disabled: [{ channel: 'cloud-b' }] });
  });

  it('is refused where it would open something, and says what', async () => {
    const refusal = await refusalOf(breakGlassRollBack(ada, await back(2)));
    expect(refusal.message).toContain('others have to approve');
    expect(refusal.details.findings).toMatchObject([
      { taskClass: 'lookup', rule: 'lookup', offering: third },
    ]);
  });

  it('has no use where nobody has to approve, and ends when other rules follow in the ordinary way', async () => {
    await setApprovals(0);
    expect((await refusalOf(breakGlassRollBack(ada, await back(2)))).message).toContain('ordinary way');
    expect(await openEmergencies(ben, new Date())).toHaveLength(1);
    await rollBackPolicy(SYSTEM_CALLER, await back(2));
    expect(await openEmergencies(ben, new Date())).toEqual([]);
  });
});
