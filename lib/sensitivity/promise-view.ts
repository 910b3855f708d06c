/** A value that a seller promises, with who stands behind it. */
export interface PromiseRow {
  readonly id: string;
  readonly offering: string;
  readonly model: string;
  readonly field: string;
  /** "Retention" */
  readonly name: string;
  /** In words. */
  readonly value: string;
  readonly source: string;
  readonly digest: string;
  /** Names of the labels that ask for it. */
  readonly askedBy: readonly string[];
  /**
   * stands: two people stand behind it as it is · waits: put up · changed: two stood behind what it was, or it waits
   * and the catalogue has changed · none: nobody has looked.
   */
  readonly state: 'stands' | 'waits' | 'changed' | 'none';
  /** Of one that waits or stands. */
  readonly proposal: { readonly id: string; readonly revision: number } | null;
  readonly by: readonly string[];
  /** Of one that waits: whether the reader may approve it. */
  readonly mayApprove: boolean;
}
