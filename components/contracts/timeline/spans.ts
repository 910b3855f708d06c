import type { RegisterRow } from '@/lib/contracts/register';

/** What a timeline shows, days `YYYY-MM-DD`. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** A contract on the timeline; without a last day it goes on. */
export interface TimelineRow {
  readonly row: RegisterRow;
  readonly first: string;
  readonly last: string | null;
  /** The last day of the next term, which begins unless notice is given. */
  readonly renewedTo: string | null;
  readonly notice: string | null;
}

const DAY = 86_400_000;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The window of so many months around a day: a quarter of it is past. */
export function windowAround(today: string, months: number): TimeWindow {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = (offset: number) =>
    new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 10);
  const past = Math.round(months / 4);
  return { from: first(-past), to: first(months - past) };
}

/** Where a day stands in a window, in percent; outside of it 0 or 100. `after`: the end of the day. */
export function placeOf(day: string, { from, to }: TimeWindow, after = false): number {
  const share = (time(day) + (after ? DAY : 0) - time(from)) / (time(to) - time(from));
  return Math.min(100, Math.max(0, share * 100));
}

/** First days of quarters, or of years where there would be too many, within a window. */
export function ticksOf({ from, to }: TimeWindow): readonly string[] {
  const months = (time(to) - time(from)) / (30.4 * DAY);
  const step = months > 40 ? 12 : months > 18 ? 6 : 3;
  const ticks: string[] = [];
  const [year = 0] = from.split('-').map(Number);
  for (let month = 0; ticks.length < 40; month += step) {
    const day = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    if (day >= to) break;
    if (day >= from) ticks.push(day);
  }
  return ticks;
}

/** The contracts of a register that hold at some time in a window, by vendor and end. */
export function timelineRows(rows: readonly RegisterRow[], { from, to }: TimeWindow): readonly TimelineRow[] {
  const found = rows.flatMap((row): TimelineRow[] => {
    const { known } = row;
    if (!known?.effectiveOn) return [];
    const { standing, effectiveOn: first, noticeGivenOn } = known;
    const { lastDay: last, dates } = standing;
    if (first >= to || (last !== null && last < from)) return [];
    const goesOn = standing.reason === 'end' && !noticeGivenOn;
    const renewedTo = goesOn && dates.renewedEnd && last && dates.renewedEnd > last ? dates.renewedEnd : null;
    return [{ row, first, last, renewedTo, notice: noticeGivenOn ? null : dates.noticeDeadline }];
  });
  const end = ({ last }: TimelineRow) => last ?? '9999';
  return found.sort(
    (a, b) => a.row.vendorName.localeCompare(b.row.vendorName, 'en') || (end(a) < end(b) ? -1 : 1),
  );
}
