/**
 * The instant that an address asks about: its day's end where that is today or before, its beginning otherwise, in UTC;
 * now, where it names no day. So a past day is seen as it ended, and a day to come as it begins.
 */
export function asOf(day: string | null, now: Date): Date {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return now;
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start) || day === now.toISOString().slice(0, 10)) return now;
  return new Date(start < now.getTime() ? start + 86_399_999 : start);
}
