import type { SubjectLink } from '../../subject-link';

/** How records of one type are found: by id to show them, and by what people call them to look for them. */
export interface SubjectSource {
  /** Those that are known; archived ones too. */
  readonly find: (ids: readonly string[]) => Promise<readonly FoundSubject[]>;
  /** Ids of those that bear exactly this name. */
  readonly named?: (text: string) => Promise<readonly string[]>;
}

export interface FoundSubject extends SubjectLink {
  readonly id: string;
}

export type Sources = Readonly<Record<string, SubjectSource>>;

/** Type → ids of the rows that a query gave. */
export const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** A source of records whose ids are the names of their pages. */
export const byKey = (href: (key: string) => string): SubjectSource => ({
  find: async (ids) => ids.map((id) => ({ id, title: id, href: href(id) })),
  named: async (text) => [text],
});

/** A source of what has one page for all of its kind, or none, and no name but its id. */
export const onOnePage = (href: string | null, title?: string): SubjectSource => ({
  find: async (ids) => ids.map((id) => ({ id, title: title ?? id, href })),
});

/** An address with parameters. */
export const at = (path: string, search: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(search)}`;
