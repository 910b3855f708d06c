import type { PreparedArm, PreparedOffering, PreparedTarget } from './prepared';
import type { Vocabulary } from './vocabulary';

/** What is known of a bundle when its rules are read, and what they have named so far. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly offerings: ReadonlyMap<string, PreparedOffering>;
  /** Ids of rules. */
  readonly ids: Set<string>;
  /** Offering → the last list of targets that names it: that list again is a repetition, and no list at all is a fault. */
  readonly lists: Map<PreparedOffering, readonly PreparedTarget[]>;
  /** Name of an arm → the last rule's arms that have it. */
  readonly arms: Map<string, readonly PreparedArm[]>;
}
