import { db } from '@/lib/db/client';
import type { Overlay, PolicyNotes } from '@/lib/policy/types';
import { compile } from '../compile';
import { served } from '../narrow';
import type { PolicyChoice } from '../try-link';
import type { TryPolicy } from '../try-policy';
import { stopsOf } from './in-force';
import { bundleOf } from './queries';
import { compileRecords, draftOf, draftSource, environmentByKey } from './records';

/**
 * A policy of an environment, ready to be tried: a draft compiled with the records of now and the stops in force, or
 * a version as it was published. Null when there is no such version.
 * @param draftName of the draft where one is tried; without it, the environment's oldest open one
 */
export async function tryPolicy(
  environmentKey: string,
  policy: PolicyChoice,
  now: Date,
  draftName?: string,
): Promise<TryPolicy | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const wanted = await db().policyVersion.findFirst({
    where: { environmentId: environment.id, ...(typeof policy === 'number' ? { version: policy } : {}) },
    orderBy: { version: 'desc' },
    include: { bundle: { select: { identity: true } } },
  });
  const common = { environment: environment.key, policy };
  if (policy !== 'draft') {
    if (!wanted) return null;
    return {
      ...common,
      version: wanted.version,
      draftRevision: null,
      bundle: bundleOf(wanted.bundle.identity),
      overlay: wanted.overlay as unknown as Overlay,
      notes: clearanceNotes(wanted.notes as unknown as PolicyNotes),
    };
  }
  const draft = await draftOf(db(), environment.id, draftName);
  const records = await compileRecords(db(), environment.key, await draftSource(db(), draft.id), now);
  const { text, notes } = compile(records, now.getTime());
  return {
    ...common,
    version: null,
    draftRevision: draft.revision,
    ...served(JSON.parse(text), stopsOf(wanted)),
    notes: clearanceNotes(notes),
  };
}

/** Of the notes only what checks name: how rankings came about is long, and told with the rule. */
function clearanceNotes({ offerings = {} }: PolicyNotes): PolicyNotes {
  return { offerings };
}
