import { db } from '@/lib/db/client';
import { compile } from '../compile';
import { runSavedRequest, type SavedRequestDto, type SavedRequestResult } from '../saved-request';
import { readyPolicy } from '../try-policy';
import { compileRecords, draftOf, draftSource, environmentByKey } from './records';
import { savedRequestRow, savedRequestsFor, toSavedRequestDto } from './saved-request-records';

/**
 * The saved requests of a task class that the drafts of an environment are held to, by name, with what a draft makes
 * of each; null where it decides nothing, since routers would refuse it.
 * @param draftName without it, the environment's oldest open draft
 */
export async function savedRequestStates(
  environmentKey: string,
  taskClass: string,
  now: Date,
  draftName?: string,
): Promise<{ saved: SavedRequestDto; result: SavedRequestResult | null }[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const all = await savedRequestsFor(db(), environment.id);
  const own = all.filter((saved) => saved.taskClass === taskClass);
  if (own.length === 0) return [];
  const draft = await draftOf(db(), environment.id, draftName);
  const records = await compileRecords(db(), environment.key, await draftSource(db(), draft.id), now);
  const { bundle } = compile(records, now.getTime());
  const ready = readyPolicy({ bundle });
  return own.map((saved) => ({
    saved,
    result: ready.ok ? runSavedRequest(ready.prepared, saved, now.getTime()) : null,
  }));
}

/** One saved request, or null when there is none or it was archived. */
export async function getSavedRequest(id: string): Promise<SavedRequestDto | null> {
  const row = await savedRequestRow(db(), id);
  return row && !row.archivedAt ? toSavedRequestDto(row) : null;
}
