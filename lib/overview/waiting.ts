import { utcDate } from '@/lib/core/time';

/** What can wait for somebody, in the order in which it is shown where nothing else tells which is more urgent. */
export const WAITING_KINDS = [
  'emergency',
  'failed_publish',
  'failed_import',
  'review',
  'approval',
  'changes',
  'clause',
  'deadline',
  'import',
  'discrepancy',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** Something that waits for the reader, or several of a sort that are done on one page. */
export interface Waiting {
  readonly kind: WaitingKind;
  /** Stays the same while it waits. */
  readonly id: string;
  /** "3 clauses to approve" */
  readonly title: string;
  /** Of what, or by whom: one line. */
  readonly detail: string;
  /** The list or page that shows exactly these. */
  readonly href: string;
  /** By when: an ISO instant, or a day `YYYY-MM-DD` that is over when it has ended in UTC; null = nobody said. */
  readonly due: string | null;
  /** Since when it waits: ISO; null = not known. */
  readonly since: string | null;
}

/** late: its time has passed · broken: something did not take place · soon: within a week · dated · open: no date. */
export type Urgency = 'late' | 'broken' | 'soon' | 'dated' | 'open';

const BROKEN: readonly WaitingKind[] = ['failed_publish', 'failed_import'];
const RANKS: readonly Urgency[] = ['late', 'broken', 'soon', 'dated', 'open'];
const SOON_MS = 7 * 86_400_000;

/** The moment at which something due is late. */
function lateFrom(due: string): number {
  return due.length === 10 ? Date.parse(`${due}T23:59:59.999Z`) + 1 : Date.parse(due);
}

/** How urgent it is at `now`. */
export function urgencyOf({ kind, due }: Pick<Waiting, 'kind' | 'due'>, now: Date): Urgency {
  if (due !== null && lateFrom(due) <= now.getTime()) return 'late';
  if (BROKEN.includes(kind)) return 'broken';
  if (due === null) return 'open';
  return lateFrom(due) - now.getTime() <= SOON_MS ? 'soon' : 'dated';
}

/** What is late first, then what is broken, then by when it is due, then what has waited longest. */
export function byUrgency(waiting: readonly Waiting[], now: Date): readonly Waiting[] {
  const never = Number.POSITIVE_INFINITY;
  return waiting
    .map((one) => ({
      one,
      // What comes first is less.
      order: [
        RANKS.indexOf(urgencyOf(one, now)),
        one.due === null ? never : lateFrom(one.due),
        WAITING_KINDS.indexOf(one.kind),
        one.since === null ? never : Date.parse(one.since),
      ],
    }))
    .sort((a, b) => {
      const nth = a.order.findIndex((value, at) => value !== b.order[at]);
      if (nth < 0) return a.one.id < b.one.id ? -1 : 1;
      return (a.order[nth] ?? 0) < (b.order[nth] ?? 0) ? -1 : 1;
    })
    .map(({ one }) => one);
}

/** "due today", "3 days late", "due in 5 days": whole days in UTC. Null where nobody said by when. */
export function dueWords({ due }: Pick<Waiting, 'due'>, now: Date): string | null {
  if (due === null) return null;
  const days = wholeDays(utcDate(now), due.slice(0, 10));
  const hours = (lateFrom(due) - now.getTime()) / 3_600_000;
  if (days === 0 && hours > 0 && due.length > 10) return `due in ${Math.max(1, Math.round(hours))} h`;
  if (days === 0) return hours > 0 ? 'due today' : 'late since today';
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`;
  return days === 1 ? 'due tomorrow' : `due in ${days} days`;
}

/** Days from one day to another, both `YYYY-MM-DD`. */
export function wholeDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
