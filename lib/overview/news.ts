/** How far back the overview looks in the catalogue. */
export const NEWS_DAYS = 7;

export const NEWS_SORTS = ['new', 'up', 'down', 'gone'] as const;
export type NewsSort = (typeof NEWS_SORTS)[number];

/** A change of an offering as it comes to over the days that are looked at: what was taken back in between is none. */
export interface OfferingNews {
  readonly sort: NewsSort;
  /** The offering's key; its page where it is still there. */
  readonly offering: string;
  readonly model: string;
  readonly channel: string;
  /** Of a price: what it is of, and how much per million before and after, in `currency`; `percent` up or down. */
  readonly unit: string | null;
  readonly currency: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly percent: number | null;
  /** When it came to that: ISO. */
  readonly at: string;
}

/** What the overview says of the catalogue. */
export interface CatalogueNews {
  readonly counts: Readonly<Record<NewsSort, number>>;
  /** The price that moved by the greatest share, either way; null = none moved. */
  readonly largest: OfferingNews | null;
  /** How many imports were applied. */
  readonly imports: number;
  readonly offerings: number;
}

/** "+50 %", "−3.2 %", "up < 0.1 %". */
export function moveWords({ sort, percent }: Pick<OfferingNews, 'sort' | 'percent'>): string | null {
  if (percent === null) return null;
  const up = sort === 'up';
  if (percent === 0) return `${up ? 'up' : 'down'} < 0.1 %`;
  return `${up ? '+' : '−'}${Math.abs(percent)} %`;
}

/** By how much a price moved, in percent of what it was, to a tenth; null where it was nothing. */
export function percentOf(before: string, after: string): number | null {
  const was = Number(before);
  if (!(was > 0)) return null;
  return Math.round((Number(after) / was - 1) * 1000) / 10;
}
