import { invalid } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';

/** A name tells the open drafts of an environment apart. The environment must be locked. */
export async function refuseTakenDraftName(tx: Transaction, environmentId: string, name: string) {
  const taken = await tx.draft.findFirst({ where: { environmentId, name, archivedAt: null } });
  if (taken) throw invalid([{ path: '/name', message: `There is an open draft ${name} already.` }]);
}
