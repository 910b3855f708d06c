/** One way to narrow a list of the API. Several values are alternatives, unless every one is asked for. */
export interface ListFilter<Item> {
  /** For the description of the API. */
  readonly says: string;
  /** All the values there are; absent = any text. */
  readonly values?: readonly string[];
  /** What is wrong with a value, where not any text will do. */
  readonly problem?: (value: string) => string | null;
  readonly passes: (item: Item, value: string) => boolean;
  readonly every?: true;
}

/**
 * A list of the API whose items have a place of their own, by which they are ordered: going on after a place neither
 * repeats nor hides an item, whatever is added or archived between two pages.
 */
export interface KeyedList<Item extends object> {
  readonly filters: Readonly<Record<string, ListFilter<Item>>>;
  readonly fields: readonly (keyof Item & string)[];
  /** Fields that are given only where they are asked for. */
  readonly onRequest: readonly (keyof Item & string)[];
  readonly place: (item: Item) => string;
}

/** Texts one before the other as `<` has them: the order of every keyed list. */
export function byPlace<Item extends object>(list: KeyedList<Item>, items: readonly Item[]): Item[] {
  const placed = items.map((item) => [list.place(item), item] as const);
  return placed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}

/** Whether every word of a text stands in one of others, in any case. */
export function hasWords(text: string, ...within: readonly (string | null)[]): boolean {
  const all = within.join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
