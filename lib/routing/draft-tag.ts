/** What an entity tag of a draft stands for. */
export interface DraftTag {
  readonly id: string;
  readonly revision: number;
  /** It stands at the head of the file, and a publish changes it alone. */
  readonly baseVersion: number | null;
}

export type FileForm = 'yaml' | 'json';

/** The strong entity tag of a draft as a file: its last 12 hex digits, its revision, its base and the form. */
export function draftTag({ id, revision, baseVersion }: DraftTag, form: FileForm): string {
  return `"${id.slice(-12)}.${revision}.${baseVersion ?? 0}.${form}"`;
}

const TAG = /(?:W\/)?"([0-9a-f]{12})\.(\d{1,10})\.\d{1,10}\.(?:yaml|json)"/g;

/**
 * Whether an `If-Match` means a draft as it is: its revision if one of the tags does, "any" for `*`, or null. In whichever
 * form it was read, over whichever version: an edit is of its rules.
 */
export function matchedRevision(
  header: string,
  { id, revision }: Pick<DraftTag, 'id' | 'revision'>,
): number | 'any' | null {
  if (header.trim() === '*') return 'any';
  for (const [tag, draft, named] of header.matchAll(TAG)) {
    if (!tag.startsWith('W/') && draft === id.slice(-12) && Number(named) === revision) return revision;
  }
  return null;
}
