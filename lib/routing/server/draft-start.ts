import { notFound } from '@/lib/core/errors';
import { own } from '@/lib/core/own';
import type { Transaction } from '@/lib/db/client';
import type { DraftStart } from '../draft';
import type { PolicySource } from '../source-schema';
import { holdDraft } from './draft-rules';
import { draftOf, draftSource, environmentByKey, storedSource, taskClassSource } from './records';
import { activeVersion } from './write-version';

export interface StartRecords {
  readonly source: PolicySource;
  readonly baseVersion: number | null;
  readonly originEnvironmentId: string | null;
  readonly originVersion: number | null;
  /** The draft it is a copy of. */
  readonly draftId: string | null;
}

export const NO_RULES: PolicySource = { format: 'fairlead.source/1', taskClasses: {} };

/**
 * The rules that a new draft of an environment begins with, and the version that its edits are to be seen against: the
 * active one, or for a copy of a draft of the same environment, that draft's.
 */
export async function draftStart(
  tx: Transaction,
  environmentId: string,
  from: DraftStart,
): Promise<StartRecords> {
  const active = await activeVersion(tx, environmentId);
  const baseVersion = active?.version ?? null;
  const plain = { baseVersion, originEnvironmentId: null, originVersion: null, draftId: null };
  if (from.kind === 'active') return { ...plain, source: active ? storedSource(active.source) : NO_RULES };
  const { id: origin } = await environmentByKey(tx, from.environment);
  if (from.kind === 'version') {
    const { version } = from;
    const found = await tx.policyVersion.findUnique({
      where: { environmentId_version: { environmentId: origin, version } },
      select: { source: true },
    });
    if (!found) throw notFound('version');
    const source = storedSource(found.source);
    return { ...plain, source, originEnvironmentId: origin, originVersion: version };
  }
  const draft = await draftOf(tx, origin, from.draft);
  await holdDraft(tx, draft.id);
  const source = await draftSource(tx, draft.id);
  if (origin === environmentId)
    return { ...plain, source, baseVersion: draft.baseVersion, draftId: draft.id };
  return { ...plain, source, originEnvironmentId: origin, draftId: draft.id };
}

/** What a draft that begins with `source` would say: of task classes that there are, as they are now. */
export async function startedSource(tx: Transaction, source: PolicySource): Promise<PolicySource> {
  const taskClasses = await tx.taskClass.findMany({ where: { archivedAt: null }, orderBy: { key: 'asc' } });
  return {
    format: source.format,
    taskClasses: Object.fromEntries(
      taskClasses.map((row) => [
        row.key,
        { ...taskClassSource(row), rules: own(source.taskClasses, row.key)?.rules ?? [] },
      ]),
    ),
  };
}
