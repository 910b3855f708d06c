/** Where something is shown in full, or mended. */
export type Place =
  | {
      readonly kind: 'clause';
      readonly contract: string;
      readonly clause: string;
      readonly document: string | null;
    }
  | { readonly kind: 'contract'; readonly contract: string }
  | { readonly kind: 'vendor'; readonly vendor: string }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'paths' | 'exceptions' | 'promises' | 'laws' };

/** A piece of evidence as a reader may see it. */
export interface ShownEvidence {
  /** What it is, in words: "No training with Acme Cloud, in MSA-2026-014". */
  readonly words: string;
  /** Null = nowhere that the reader may see. */
  readonly place: Place | null;
  /** What of its parameters was read: name and value. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** The words of the paper; null = there are none, or they are not the reader's to see. */
  readonly passage: string | null;
  /** The paper that is cited: its name. */
  readonly document: string | null;
  /** ISO instant; null = without end. */
  readonly until: string | null;
  readonly singlePerson: boolean;
  readonly sample: boolean;
}

/** One thing that a label asks, and how an offering stands to it. */
export interface ShownVerdict {
  /** Name of the label that asks it: a level asks what lower ones ask too. */
  readonly label: string;
  readonly words: string;
  readonly met: boolean;
  /** An exception stands in for it. */
  readonly excepted: boolean;
  readonly until: string | null;
  readonly evidence: readonly ShownEvidence[];
  /** In sentences, each with where it can be mended. */
  readonly missing: readonly { readonly words: string; readonly place: Place | null }[];
}

/** One cell of the matrix, opened. */
export interface CellView {
  readonly offering: string;
  readonly label: string;
  readonly open: boolean;
  readonly until: string | null;
  /** What requests must carry. */
  readonly requires: Readonly<Record<string, string | number | boolean>>;
  readonly singlePerson: boolean;
  readonly sample: boolean;
  readonly verdicts: readonly ShownVerdict[];
  /** What is missing beside what is asked, in sentences. */
  readonly missing: readonly string[];
}
