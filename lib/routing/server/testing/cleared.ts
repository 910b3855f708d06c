import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { terminateContract } from '@/lib/contracts/server/contract-status-commands';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { ruleInput, taskClassInput } from '@/lib/db/testing/routing';
import { DEFAULT_OBLIGATIONS } from '@/lib/sensitivity/default-obligations';
import { seedSample } from '@/prisma/seed-sample';
import { findingKey, warningsOf } from '../../finding';
import { publishPolicy } from '../publish-commands';
import { draftState } from '../queries';
import { createRule } from '../rule-commands';
import { createTaskClass } from '../task-class-commands';

/** Offerings of the invented cloud, which its contracts clear in development. */
export const SAMPLE = ['sample-cloud/quill-2', 'sample-cloud/quill-2-mini'] as const;

export const PROCUREMENT = {
  ...SYSTEM_CALLER,
  roles: [{ role: 'procurement', environmentId: null }],
} as const;

export const silent = { info: () => {}, error: () => {} };

/** Labels that ask for what they are shipped with, and the sample's contracts. */
export async function withSampleEvidence(): Promise<void> {
  const asked = (obligations: unknown) => ({
    data: { obligations: JSON.parse(JSON.stringify(obligations)) },
  });
  for (const [key, obligations] of Object.entries(DEFAULT_OBLIGATIONS.levels)) {
    await db().sensitivityLevel.updateMany({ where: { key }, ...asked(obligations) });
  }
  for (const [key, obligations] of Object.entries(DEFAULT_OBLIGATIONS.tags)) {
    await db().sensitivityTag.updateMany({ where: { key }, ...asked(obligations) });
  }
  await seedSample(db());
}

/** A task class for requests that are internal at least, with a rule over these offerings, published. */
export async function publishInternal(
  key: string,
  offerings: readonly string[],
  environment = 'development',
) {
  await createTaskClass(SYSTEM_CALLER, {
    ...taskClassInput(key),
    floorLevel: 'internal',
    unlabelledLevel: 'internal',
  });
  await createRule(SYSTEM_CALLER, ruleInput(key, offerings, environment));
  return publishDraftOf(environment);
}

export async function publishDraftOf(environment: string) {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = {
    environment,
    draftRevision,
    baseVersion: activeVersion,
    reason: 'as written',
    acceptedWarnings,
  };
  return publishPolicy(SYSTEM_CALLER, input);
}

/** The order to end a contract with yesterday. */
export async function endOf(number: string) {
  const { id, revision } = await db().contract.findUniqueOrThrow({ where: { number } });
  return { id, revision, lastDay: utcDate(new Date(Date.now() - 2 * 86_400_000)), reason: 'They left.' };
}

export async function terminate(number: string) {
  return terminateContract(PROCUREMENT, await endOf(number));
}
