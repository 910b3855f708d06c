const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** An instant in a time zone: "20 Nov 2026, 22:03", and with its seconds "20 Nov 2026, 22:03:59". */
export function formatInstant(at: Date, timeZone: string, seconds = false): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}${seconds ? `:${part('second')}` : ''}`;
  return `${part('day')} ${shortMonth(part('month'))} ${part('year')}, ${time}`;
}

/** A calendar date (`YYYY-MM-DD`, or the date of an ISO instant in UTC): "20 Nov 2026". */
export function formatDate(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return formatInstant(at, 'UTC').split(',')[0] ?? date;
}

/** How long ago or ahead, in its largest unit: "3 minutes ago", "in 2 weeks", "now" within a minute. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return RELATIVE.format(Math.round(seconds / size), unit);
  }
  return 'now';
}

/** How long before `now` an instant was, short and to the second: "4 s ago", "3 min ago", "2 h ago", "5 d ago". */
export function formatAge(at: string, now: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1000));
  const [size, unit] =
    seconds < 60 ? [1, 's'] : seconds < 3_600 ? [60, 'min'] : seconds < 86_400 ? [3_600, 'h'] : [86_400, 'd'];
  return `${Math.floor(seconds / size)} ${unit} ago`;
}

/** British abbreviations of ICU vary ("Sept"): three letters for every month. */
function shortMonth(month: string): string {
  return month.slice(0, 3);
}
