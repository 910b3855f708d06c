const DAY = 24 * 60 * 60 * 1000;

/**
 * The reminder that is due of something that happens at `at` (ms since 1970): the smallest number of days that has been
 * reached, so that somebody who comes late hears once and not of each; null before the first, and once it is over.
 * @param days descending, such as 90, 60, 30, 7
 */
export function dueReminder(at: number, now: number, days: readonly number[]): number | null {
  if (now >= at) return null;
  return days.findLast((before) => at - now <= before * DAY) ?? null;
}

/** Whole days from now until then, rounded up: what a reminder says. */
export function daysUntil(at: number, now: number): number {
  return Math.ceil((at - now) / DAY);
}
