import type { ReactNode } from 'react';
import type { Citation } from '@/lib/contracts/clause-content';
import type { DocumentDto } from '@/lib/contracts/document';

/** A passage that is marked in a document. */
export interface Mark {
  readonly id: string;
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly tone: 'cited' | 'suggested' | 'chosen';
  /** What it is, for whoever cannot see its colour. */
  readonly label: string;
}

/** Where the document is turned to; `at` rises with each wish, so that the same place is shown again. */
export interface Place {
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** What shows a document beside the clauses is given by the page, since documents are another area's. */
export type ShowDocument = (props: {
  readonly document: DocumentDto;
  readonly marks: readonly Mark[];
  readonly goTo: Place | null;
  readonly onSelect: (citation: Citation | null) => void;
  readonly onMark: (id: string) => void;
}) => ReactNode;
