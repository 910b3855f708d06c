import type { NewsSort } from '@/lib/overview/news';

/** What the sorts of news are called: in a figure, as a list, and as a list that is empty. */
export const SORT_WORDS: Readonly<
  Record<NewsSort, { readonly short: string; readonly title: string; readonly none: string }>
> = {
  new: { short: 'New', title: 'New offerings', none: 'No offering came' },
  up: { short: 'Dearer', title: 'Prices that went up', none: 'No price went up' },
  down: { short: 'Cheaper', title: 'Prices that went down', none: 'No price went down' },
  gone: { short: 'Gone', title: 'Offerings that are gone', none: 'No offering went' },
};
