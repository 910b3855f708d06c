import type { EndingKind } from '@/lib/overview/ending';
import type { NewsSort } from '@/lib/overview/news';

/** Everything that ends in the next 90 days; one kind of it. */
export function endingHref(kind?: EndingKind): string {
  return kind === undefined ? '/ending' : `/ending?kind=${kind}`;
}

/** What changed in the catalogue in the last days, of one sort. */
export function newsHref(sort: NewsSort): string {
  return `/catalogue/news?sort=${sort}`;
}
