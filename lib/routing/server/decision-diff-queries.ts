import { db } from '@/lib/db/client';
import type { Bundle } from '@/lib/policy/types';
import { compile } from '../compile';
import { type DecisionDiff, diffDecisions } from '../decision-diff';
import { served } from '../narrow';
import type { PolicySource } from '../source-schema';
import { readyPolicy } from '../try-policy';
import { stopsOf } from './in-force';
import { bundleOf } from './queries';
import { compileRecords, draftOf, draftSource, type EnvironmentRecord, environmentByKey } from './records';
import { savedRequestsFor } from './saved-request-records';
import { activeVersion } from './write-version';

/**
 * What a draft would decide differently than its environment's active version, both under the stops in force. Null where
 * there is nothing to compare: nothing is published yet, or routers would refuse the draft.
 * @param draftName without it, the environment's oldest open draft
 */
export async function draftDecisions(
  environmentKey: string,
  now: Date,
  draftName?: string,
): Promise<DecisionDiff | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  return sourceDecisions(environment, await draftSource(db(), draft.id), now);
}

/** The same of any source. */
export async function sourceDecisions(
  environment: Pick<EnvironmentRecord, 'id' | 'key'>,
  source: PolicySource,
  now: Date,
): Promise<DecisionDiff | null> {
  const active = await activeVersion(db(), environment.id);
  if (!active) return null;
  const records = await compileRecords(db(), environment.key, source, now);
  const { text } = compile(records, now.getTime());
  const stops = stopsOf(active);
  // Both as they are written out, so that nothing differs but what they say.
  const before = served(bundleOf(active.whole.identity), stops);
  const after = served(JSON.parse(text) as Bundle, stops);
  const [was, is] = [readyPolicy(before), readyPolicy(after)];
  if (!was.ok || !is.ok) return null;
  const saved = await savedRequestsFor(db(), environment.id);
  return diffDecisions(
    { bundle: before.bundle, prepared: was.prepared },
    { bundle: after.bundle, prepared: is.prepared },
    saved,
    now.getTime(),
  );
}
