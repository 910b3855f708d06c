import type { SavedViewDto, ViewedList } from '@/lib/catalog/saved-view';
import type { ActionResult } from '@/lib/http/action-result';

/** The views of a list as its page hands them over, with what can be done to them. */
export interface ListViews {
  readonly list: ViewedList;
  readonly views: readonly SavedViewDto[];
  /** The id of the view that opens first in this browser; null = the list as it is. */
  readonly first: string | null;
  readonly create: (input: unknown) => Promise<ActionResult<SavedViewDto>>;
  readonly update: (input: unknown) => Promise<ActionResult<SavedViewDto>>;
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}

/** The cookie that remembers which view of a list opens first. */
export function firstViewCookie(list: ViewedList): string {
  return `fairlead-view-${list}`;
}
