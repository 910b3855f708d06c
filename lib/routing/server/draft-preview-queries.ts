import { db } from '@/lib/db/client';
import { diffBundles } from '../diff';
import type { DraftStart, DraftStartPreview } from '../draft';
import { compileNow } from './compile-now';
import { draftStart, startedSource } from './draft-start';
import { bundleOf } from './queries';
import { environmentByKey } from './records';
import { activeVersion } from './write-version';

/**
 * What a new draft of an environment that begins with `from` would change there, compiled with the records of now.
 * @throws AppError not_found when there is no such draft, version or environment
 */
export async function draftStartPreview(
  environmentKey: string,
  from: DraftStart,
  now: Date,
): Promise<DraftStartPreview> {
  const environment = await environmentByKey(db(), environmentKey);
  const active = await activeVersion(db(), environment.id);
  const { source: begun } = await draftStart(db(), environment.id, from);
  const source = await startedSource(db(), begun);
  const { bundle, findings } = await compileNow(db(), environment, source, now);
  const kept = new Set(Object.values(source.taskClasses).flatMap(({ rules }) => rules.map(({ key }) => key)));
  return {
    activeVersion: active?.version ?? null,
    rules: kept.size,
    changes: diffBundles(active ? bundleOf(active.whole.identity) : null, bundle),
    findings,
    leftOut: Object.values(begun.taskClasses).flatMap(({ rules }) =>
      rules.flatMap(({ key }) => (kept.has(key) ? [] : [key])),
    ),
  };
}
