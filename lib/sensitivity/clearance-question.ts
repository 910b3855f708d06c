import type { ScopedOffering } from '@/lib/contracts/covers';
import type { Evidence } from '@/lib/contracts/evidence';

/** A level or tag as recorded. `obligations` null = none recorded; [] = an explicit "nothing is asked". */
export interface LabelRecord {
  readonly key: string;
  readonly obligations: readonly unknown[] | null;
}

/** Every label; levels ascend in rank. */
export interface Labels {
  readonly levels: readonly LabelRecord[];
  readonly tags: readonly LabelRecord[];
}

/** Where it is asked: an environment, the company entities that use it, and whether one person's word counts there. */
export interface ClearanceEnvironment {
  readonly key: string;
  /** Keys; what is agreed must cover every one. None = whichever company a contract covers. */
  readonly entities: readonly string[];
  readonly singlePerson: boolean;
}

/** A value of the catalogue that obligations can ask for. Null = unknown. */
export interface StatedAttribute {
  readonly value: unknown;
  /** Of the value with its origin (lib/proposals/attribute.ts). */
  readonly digest: string;
}

/** What clearance reads of an offering. */
export interface ClearanceOffering extends ScopedOffering {
  readonly capabilities: readonly string[];
  /** By field; those that nobody stands behind may be left out. */
  readonly attributes: Readonly<Record<string, StatedAttribute>>;
}

/** What is judged: everything that is known, for one environment at one instant. */
export interface ClearanceQuestion {
  readonly evidence: Evidence;
  readonly labels: Labels;
  readonly environment: ClearanceEnvironment;
  /** The instant that is asked about, in ms since 1970. */
  readonly at: number;
  /**
   * Until when it is known what happened: what will have been renewed by then counts, and no more. The same as `at`
   * where it is left out; never later.
   */
  readonly seen?: number;
}

/** The environment in which sample evidence counts. */
export const SAMPLES_COUNT_IN = 'development';
