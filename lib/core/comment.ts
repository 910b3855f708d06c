/** What somebody said about a record, as screens show it. */
export interface Comment {
  readonly id: string;
  readonly revision: number;
  readonly body: string;
  readonly author: string;
  readonly mine: boolean;
  /** ISO instant. */
  readonly at: string;
  /** Who settled it. */
  readonly resolvedBy: string | null;
}
