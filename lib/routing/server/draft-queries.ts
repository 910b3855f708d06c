import { db } from '@/lib/db/client';
import { environmentByKey } from './records';

/** The names of an environment's open drafts, the oldest first. */
export async function openDraftNames(environmentKey: string): Promise<string[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const drafts = await db().draft.findMany({
    where: { environmentId: environment.id, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { name: true },
  });
  return drafts.map(({ name }) => name);
}
