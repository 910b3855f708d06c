import { z } from 'zod';
import { type Caller, defineCommand } from '@/lib/auth/server/command';
import { AppError, conflict, invalid, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { type SavedViewDto, VIEWED_LISTS } from '../saved-view';
import { savedViewFields } from '../saved-view-fields';
import { mayEditView, savedViewDto } from './saved-view-queries';

/** As many as anybody finds their way among. */
const VIEWS_AT_MOST = 100;

const byRevision = { id: z.uuid(), revision: z.number().int().min(1).max(2_147_483_647) };
const withPerson = { include: { person: { select: { name: true } } } } as const;

/** Keeps a list's address under a name, for oneself or for everybody. */
export const createSavedView = defineCommand({
  action: 'saved_view.create',
  input: z.strictObject({ list: z.enum(VIEWED_LISTS), ...savedViewFields }),
  run: async ({ tx, audit, caller }, { list, ...fields }): Promise<SavedViewDto> => {
    const { personId } = caller;
    if (personId === null) throw new AppError('forbidden', 'Only people have views of their own.');
    // Locked, so that one who saves in two windows at once does not have a name twice.
    await tx.$queryRaw`SELECT 1 FROM persons WHERE id = ${personId}::uuid FOR UPDATE`;
    const have = await tx.savedView.count({ where: { list, personId, archivedAt: null } });
    if (have >= VIEWS_AT_MOST) throw refused(`You have ${VIEWS_AT_MOST} views. Archive one first.`);
    await refuseSecondName(tx, { list, personId, name: fields.name });
    const view = await tx.savedView.create({ data: { list, personId, ...fields }, ...withPerson });
    await audit({ subjectType: 'saved_view', subjectId: view.id, data: { list, after: fields } });
    return savedViewDto(view, caller);
  },
});

/** Renames a view, shares it or no more, or has it show something else. */
export const updateSavedView = defineCommand({
  action: 'saved_view.update',
  input: z.strictObject({ ...byRevision, ...savedViewFields }),
  run: async ({ tx, audit, caller }, { id, revision, ...fields }): Promise<SavedViewDto> => {
    const before = await lockView(tx, caller, id, revision);
    const { list, personId, name, search, shared } = before;
    if (shared && !fields.shared && personId !== caller.personId)
      throw refused('Only whoever made a view can take it back from everybody. Archive it instead.');
    await refuseSecondName(tx, { list, personId, name: fields.name, not: id });
    const data = { ...fields, revision: { increment: 1 } };
    const view = await tx.savedView.update({ where: { id }, data, ...withPerson });
    await audit({
      subjectType: 'saved_view',
      subjectId: id,
      data: { list, before: { name, search, shared }, after: fields },
    });
    return savedViewDto(view, caller);
  },
});

/** Takes a view out of the lists of everybody who could open it. Addresses that came of it go on working. */
export const archiveSavedView = defineCommand({
  action: 'saved_view.archive',
  input: z.strictObject(byRevision),
  run: async ({ tx, audit, caller, now }, { id, revision }): Promise<{ id: string }> => {
    const { name } = await lockView(tx, caller, id, revision);
    await tx.savedView.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'saved_view', subjectId: id, data: { name } });
    return { id };
  },
});

/** The view as it is, held until the end of the transaction; one that the caller cannot see is not there. */
async function lockView(tx: Transaction, caller: Caller, id: string, revision: number) {
  await tx.$queryRaw`SELECT 1 FROM saved_views WHERE id = ${id}::uuid FOR UPDATE`;
  const view = await tx.savedView.findUnique({ where: { id }, ...withPerson });
  if (!view || view.archivedAt !== null || !(view.shared || view.personId === caller.personId))
    throw notFound('view');
  if (!mayEditView(caller, view))
    throw new AppError('forbidden', `This view is ${view.person.name}'s. Save one of your own instead.`);
  if (view.revision !== revision) throw conflict('view', savedViewDto(view, caller));
  return view;
}

async function refuseSecondName(
  tx: Transaction,
  {
    not,
    ...of
  }: { readonly list: string; readonly personId: string; readonly name: string; readonly not?: string },
): Promise<void> {
  const other = await tx.savedView.findFirst({
    where: { ...of, archivedAt: null, ...(not && { id: { not } }) },
  });
  if (other) throw invalid([{ path: '/name', message: `There is already a view named ${of.name}.` }]);
}
