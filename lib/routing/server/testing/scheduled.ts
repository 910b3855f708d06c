import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { OFFERINGS, ruleInput, taskClassInput } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../../finding';
import { sampleDefinition } from '../../test/sample-records';
import { draftState, listRouting } from '../queries';
import { createRule, updateRule } from '../rule-commands';
import { schedulePublish } from '../schedule-commands';
import { createTaskClass } from '../task-class-commands';

export const NOW = new Date();
export const DUE = new Date(NOW.getTime() + 3 * 3_600_000);
export const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
export const silent = { info: () => {}, error: () => {} };
let made = 0;

/** An environment of its own with a draft that can be published. */
export async function freshEnvironment(approvalsRequired = 0): Promise<string> {
  made += 1;
  const key = `environment-${made}`;
  await db().environment.create({
    data: { key, name: key, position: 10 + made, approvalsRequired, drafts: { create: { name: 'main' } } },
  });
  if (made === 1) await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await createRule(SYSTEM_CALLER, {
    ...ruleInput('lookup', [OFFERINGS[0], OFFERINGS[1]], key),
    key: 'lookup',
  });
  return key;
}

export async function asSeen(environment: string) {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  return {
    environment,
    draft: 'main',
    draftRevision,
    baseVersion: activeVersion,
    reason: 'tonight',
    acceptedWarnings,
  };
}

export async function schedule(
  environment: string,
  publishAt = DUE,
  now = NOW,
  caller: Caller = SYSTEM_CALLER,
) {
  const input = { ...(await asSeen(environment)), publishAt: publishAt.toISOString() };
  return schedulePublish(caller, input, now);
}

export const rowOf = (environment: string) =>
  db().scheduledPublish.findFirstOrThrow({
    where: { environment: { key: environment } },
    orderBy: { createdAt: 'desc' },
  });
export const versionsOf = (environment: string) =>
  db().policyVersion.count({ where: { environment: { key: environment } } });
export const failureOf = async (environment: string) => {
  const { state, failure } = await rowOf(environment);
  return `${state}: ${(failure as { message: string } | null)?.message}`;
};

export async function edit(environment: string) {
  const rule = (await listRouting(environment, 'main'))[0]?.rules[0];
  if (!rule) throw new Error('there is no rule');
  const definition = sampleDefinition([OFFERINGS[1], OFFERINGS[2]]);
  const { id, revision, key, enabled } = rule;
  await updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition });
}
