import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { OFFERINGS, ruleInput, taskClassInput } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '@/lib/routing/finding';
import { publishPolicy } from '@/lib/routing/server/publish-commands';
import { draftState } from '@/lib/routing/server/queries';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import { keySetDocument } from '../../document';
import { verifyKeySet } from '../../verify';
import { signingKey } from '../key-records';

export const admin = callerWith('admin');
let pinned = '';

/** Pins the root that is in force now, as a router would. */
export async function pinRoot(): Promise<void> {
  pinned = (await signingKey(db(), 'root'))?.x ?? '';
}

export const currentKid = async (role: 'root' | 'release' | 'freshness') =>
  (await signingKey(db(), role))?.kid ?? 'none';

/** The key set as a router that has pinned the first root sees it. */
export async function keySet() {
  const rows = await db().keySet.findMany({ orderBy: { keysVersion: 'asc' } });
  return verifyKeySet(keySetDocument(rows.map(({ jws }) => jws)), { roots: [pinned], now: Date.now() });
}

export async function publish(environment = 'development') {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = {
    environment,
    draftRevision,
    baseVersion: activeVersion,
    reason: 'a test',
    acceptedWarnings,
  };
  const { version } = await publishPolicy(SYSTEM_CALLER, input);
  const row = await db().policyVersion.findFirstOrThrow({
    where: { version, environment: { key: environment } },
  });
  return row;
}

let classes = 0;
/** Something new to publish. */
export async function edit(environment = 'development') {
  const key = `class-${classes++}`;
  await createTaskClass(SYSTEM_CALLER, taskClassInput(key));
  await createRule(SYSTEM_CALLER, ruleInput(key, [OFFERINGS[0]], environment));
}
