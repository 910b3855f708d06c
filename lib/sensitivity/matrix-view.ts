import type { LabelKind } from './label';
import type { MatrixCell } from './matrix';

/** A column of the matrix. */
export interface MatrixLabel {
  readonly ref: string;
  readonly kind: LabelKind;
  readonly key: string;
  readonly name: string;
}

/** An offering of the matrix, short since there are ten thousand of them. */
export interface MatrixRow {
  readonly key: string;
  readonly model: string;
  /** Vendor keys. */
  readonly channel: string;
  readonly owner: string | null;
  /** Of `patterns`. */
  readonly pattern: number;
}

/** What the matrix shows: offerings against labels in one environment at one instant. */
export interface MatrixView {
  readonly environment: string;
  /** ISO instant. */
  readonly at: string;
  /** Levels ascending, then tags. */
  readonly labels: readonly MatrixLabel[];
  /** Each different row of cells, in the order of `labels`. */
  readonly patterns: readonly (readonly MatrixCell[])[];
  readonly rows: readonly MatrixRow[];
  /** Names by vendor key. */
  readonly vendors: Readonly<Record<string, string>>;
  /** Keys of vendors that are invented. */
  readonly samples: readonly string[];
  /** With the labels that each of its requests has at least. */
  readonly taskClasses: readonly {
    readonly key: string;
    readonly name: string;
    readonly labels: readonly string[];
  }[];
}
