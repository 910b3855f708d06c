import type { Transaction } from '@/lib/db/client';
import type { RebaseSources } from '../rebase';
import { NO_RULES } from './draft-start';
import { draftSource, storedSource } from './records';

/** What a draft began from, what is active, and what the draft says. Before the first version there were no rules. */
export async function rebaseSources(
  tx: Transaction,
  draft: { readonly id: string; readonly environmentId: string; readonly baseVersion: number | null },
  active: { readonly source: unknown } | null,
): Promise<RebaseSources> {
  const { environmentId, baseVersion } = draft;
  const base =
    baseVersion === null
      ? null
      : await tx.policyVersion.findUnique({
          where: { environmentId_version: { environmentId, version: baseVersion } },
          select: { source: true },
        });
  return {
    base: base ? storedSource(base.source) : NO_RULES,
    theirs: active ? storedSource(active.source) : NO_RULES,
    mine: await draftSource(tx, draft.id),
  };
}
