/**
 * The instant that an address asks about: now where it names today or no day, else the end of a day that is past and the
 * beginning of one to come, in UTC.
 */
export function asOf(day: string | null, now: Date): Date {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return now;
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start) || day === now.toISOString().slice(0, 10)) return now;
  return new Date(start < now.getTime() ? start + 86_399_999 : start);
}
