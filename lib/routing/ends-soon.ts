const DAY = 86_400_000;
/** An end this near needs a reason. */
const ENDS_SOON_DAYS = 30;

/** Whether something ends within 30 days from `now` (ms), to the millisecond, and has not yet. Null = no end. */
export function endsSoon(end: string | null | undefined, now: number): boolean {
  if (end === null || end === undefined) return false;
  const left = Date.parse(end) - now;
  return left > 0 && left <= ENDS_SOON_DAYS * DAY;
}
