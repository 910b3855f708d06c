import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import type { SavedViewDto, ViewedList } from '../saved-view';

/** A stored view with who made it. */
interface StoredView {
  readonly id: string;
  readonly name: string;
  readonly search: string;
  readonly shared: boolean;
  readonly revision: number;
  readonly personId: string;
  readonly person: { readonly name: string };
}

/** Whether somebody may change a view: their own, and what is shared if they keep the catalogue. */
export function mayEditView(caller: Caller, view: Pick<StoredView, 'personId' | 'shared'>): boolean {
  if (view.personId === caller.personId) return true;
  return view.shared && caller.roles.some(({ role }) => role === 'architect');
}

/** A view as one reader sees it. */
export function savedViewDto(view: StoredView, caller: Caller): SavedViewDto {
  const { id, name, search, shared, revision, personId, person } = view;
  return {
    id,
    name,
    search,
    shared,
    revision,
    person: person.name,
    mine: personId === caller.personId,
    editable: mayEditView(caller, view),
  };
}

/** The views of a list that somebody can open: their own and those that are shared, by name. */
export async function listSavedViews(list: ViewedList, caller: Caller): Promise<SavedViewDto[]> {
  const own = caller.personId === null ? [] : [{ personId: caller.personId }];
  const views = await db().savedView.findMany({
    where: { list, archivedAt: null, OR: [{ shared: true }, ...own] },
    include: { person: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return views.map((view) => savedViewDto(view, caller));
}
