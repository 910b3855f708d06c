import { Temporal } from 'temporal-polyfill';

/** Monday to Friday: holidays differ by country, and are not known here. */
const isBusinessDay = (day: Temporal.PlainDate): boolean => day.dayOfWeek <= 5;

/**
 * The day that lies `count` business days after `day` (`YYYY-MM-DD`); before it where `count` is negative. 0 is the day
 * itself, whatever day of the week it is.
 */
export function addBusinessDays(day: string, count: number): string {
  const step = Math.sign(count);
  let at = Temporal.PlainDate.from(day);
  for (let left = Math.abs(count); left > 0; ) {
    at = at.add({ days: step });
    if (isBusinessDay(at)) left -= 1;
  }
  return at.toString();
}

/**
 * How many business days lie after `from`, up to and with `to` (both `YYYY-MM-DD`): 1 from a Friday to the next Monday,
 * 0 on the day itself, negative when `to` is past.
 */
export function businessDaysUntil(from: string, to: string): number {
  if (to < from) return -businessDaysUntil(to, from) || 0;
  let count = 0;
  const end = Temporal.PlainDate.from(to);
  let at = Temporal.PlainDate.from(from);
  // Whole weeks hold five each; what is left is counted day by day.
  const weeks = Math.floor(at.until(end).days / 7);
  at = at.add({ days: weeks * 7 });
  while (Temporal.PlainDate.compare(at, end) < 0) {
    at = at.add({ days: 1 });
    if (isBusinessDay(at)) count += 1;
  }
  return weeks * 5 + count;
}
