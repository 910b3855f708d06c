const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Ms after the first, second… failed attempt: as Standard Webhooks suggests, a little over a day in all. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] as const;

/** When to try again after so many failed attempts; null = no more. `share` from 0 to 1 spreads what failed together. */
export function nextAttempt(failed: number, now: Date, share: number): Date | null {
  const wait = WAITS[failed - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * (1 + share / 5));
}
