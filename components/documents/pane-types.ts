import type { DocumentDto } from '@/lib/contracts/document';

/** What the pane shows: a document as it is listed. */
export type PaneDocument = Pick<
  DocumentDto,
  'id' | 'name' | 'mime' | 'pages' | 'state' | 'problem' | 'executedOn' | 'erasedAt'
>;

/** UTF-16 code units into the text of a page, [from, to). */
export interface Place {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/** A passage that is marked. */
export interface Mark extends Place {
  readonly id: string;
  readonly tone: 'cited' | 'suggested' | 'chosen' | 'found' | 'current';
  /** What it is for, shown on hover. */
  readonly label: string;
}

/** A place to scroll to; a higher `at` scrolls there again. */
export interface Target extends Place {
  readonly at: number;
}
