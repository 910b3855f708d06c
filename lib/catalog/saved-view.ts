/** The lists that views are saved of. */
export const VIEWED_LISTS = ['offerings', 'models', 'vendors', 'contracts'] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** The parameter of an address that says which view it began from. */
export const VIEW_PARAMETER = 'view';
/** Its value for the list as it is without any view, where another one opens by default. */
export const EVERYTHING = 'everything';

/** A list's address under a name: its person's own, or everybody's. */
export interface SavedViewDto {
  readonly id: string;
  readonly name: string;
  /** The query of the list's address, without which view it began from. */
  readonly search: string;
  readonly shared: boolean;
  /** Who made it. */
  readonly person: string;
  readonly mine: boolean;
  /** Whether the reader may change it. */
  readonly editable: boolean;
  readonly revision: number;
}

/** The query that a view keeps of an address, in one order: equal states are equal texts. */
export function viewSearch(search: string): string {
  const params = new URLSearchParams(search);
  params.delete(VIEW_PARAMETER);
  params.sort();
  return params.toString();
}
