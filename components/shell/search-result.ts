/** One thing that a search found. */
export interface SearchResult {
  readonly label: string;
  readonly detail: string | null;
  readonly href: string;
}

/** What a search found of one kind: "Models". */
export interface SearchGroup {
  readonly group: string;
  readonly results: readonly SearchResult[];
}
