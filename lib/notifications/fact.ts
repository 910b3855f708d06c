import type { NotificationKind } from './kinds';

/** Something to tell. Facts are found again and again; each is told once to each who is to hear of it. */
export interface Fact {
  readonly kind: NotificationKind;
  /** Names the fact: "notice:<contract>:<day>:30". */
  readonly key: string;
  /** Since when it is so. */
  readonly at: Date;
  /** One line; nothing of a contract that is limited to named readers. */
  readonly title: string;
  readonly body: string;
  /** Where to go, below the console's address. */
  readonly href: string;
  /** Person ids. */
  readonly to: readonly string[];
}
