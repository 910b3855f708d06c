import type { NewsSort } from '@/lib/overview/news';

/** What the sorts of news are called: in a figure, and as a list. */
export const SORT_WORDS: Readonly<Record<NewsSort, { readonly short: string; readonly title: string }>> = {
  new: { short: 'New', title: 'New offerings' },
  up: { short: 'Dearer', title: 'Prices that went up' },
  down: { short: 'Cheaper', title: 'Prices that went down' },
  gone: { short: 'Gone', title: 'Offerings that are gone' },
};
