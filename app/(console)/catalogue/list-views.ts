import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { firstViewCookie, type ListViews } from '@/components/catalogue/views/view-actions';
import type { Caller } from '@/lib/auth/server/command';
import { VIEW_PARAMETER, type ViewedList } from '@/lib/catalog/saved-view';
import { listSavedViews } from '@/lib/catalog/server/saved-view-queries';
import { archiveViewAction, createViewAction, updateViewAction } from './saved-view-actions';

/**
 * The views of a list. Where its address says nothing, and one was chosen to open first, that one's address is gone to.
 * @param place the list's path
 * @param bare whether its address has no query
 */
export async function listViews(
  list: ViewedList,
  place: string,
  bare: boolean,
  caller: Caller,
): Promise<ListViews> {
  const [views, jar] = await Promise.all([listSavedViews(list, caller), cookies()]);
  const first = views.find(({ id }) => id === jar.get(firstViewCookie(list))?.value) ?? null;
  if (first && bare) {
    const search = new URLSearchParams(first.search);
    search.set(VIEW_PARAMETER, first.id);
    redirect(`${place}?${search}`);
  }
  return {
    list,
    views,
    first: first?.id ?? null,
    create: createViewAction,
    update: updateViewAction,
    archive: archiveViewAction,
  };
}
