import { wholeDays } from './waiting';

/** How far ahead is looked. */
export const AHEAD_DAYS = 90;

export const ENDING_KINDS = {
  contract: 'Contracts',
  clause: 'Clauses',
  clearance: 'Clearances',
  certificate: 'Certificates',
  exception: 'Exceptions',
  key: 'Signing keys',
  token: 'Tokens',
  price: 'Prices',
} as const;
export type EndingKind = keyof typeof ENDING_KINDS;

/** Something that ends, or must be said before it does. */
export interface Ending {
  readonly kind: EndingKind;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** The last day: `YYYY-MM-DD`. */
  readonly day: string;
  /** From today, 0 = today. */
  readonly days: number;
  readonly href: string;
}

/** Those of the next 90 days, with how many days are left, the next one first. */
export function endingWithin(found: readonly Omit<Ending, 'days'>[], today: string): readonly Ending[] {
  return found
    .map((one) => ({ ...one, days: wholeDays(today, one.day) }))
    .filter(({ days }) => days >= 0 && days <= AHEAD_DAYS)
    .sort((a, b) => a.days - b.days || (a.title + a.id < b.title + b.id ? -1 : 1));
}

/** How many of each kind, those that there are. */
export function countsByKind(
  endings: readonly Ending[],
): readonly { readonly kind: EndingKind; readonly count: number }[] {
  return (Object.keys(ENDING_KINDS) as EndingKind[])
    .map((kind) => ({ kind, count: endings.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** "today", "tomorrow", "12 days". */
export function daysLeft(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `${days} days`;
}
