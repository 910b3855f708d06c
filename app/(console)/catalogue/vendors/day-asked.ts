/** The day that an address asks about, `YYYY-MM-DD`; today where it names none. */
export function dayAsked(asked: string | string[] | undefined, today: string): string {
  const [day] = [asked].flat();
  return day && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : today;
}

/** The last instant of a day in UTC; of today, now. */
export function endOfDay(day: string, now: Date): Date {
  const end = new Date(`${day}T23:59:59.999Z`);
  return day === now.toISOString().slice(0, 10) ? now : end;
}
