const DAY = 24 * 60;

/** A part of the UTC day, "HH:MM", [from, to), wrapping at midnight; null = all day. */
export interface DayWindow<T> {
  readonly dailyFrom: string | null;
  readonly dailyTo: string | null;
  readonly value: T;
}

/** A minute of the UTC day as "HH:MM". */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Whether a minute is in [start, end) of the day, which wraps where it ends before it starts. */
export function inDayWindow(minute: number, start: number, end: number): boolean {
  return end < start ? minute >= start || minute < end : minute >= start && minute < end;
}

/**
 * The day as disjoint windows by what holds in them. `edges` are the minutes of the day at which it may change, `valueAt` what
 * holds at a minute; neighbours with the same value are one window.
 */
export function dayWindows<T>(
  edges: readonly number[],
  valueAt: (minute: number) => T,
  same: (a: T, b: T) => boolean = Object.is,
): DayWindow<T>[] {
  const minutes = [...new Set(edges.map((minute) => minute % DAY))].sort((a, b) => a - b);
  const windows: { from: number; to: number; value: T }[] = [];
  for (const [index, from] of minutes.entries()) {
    const to = minutes[(index + 1) % minutes.length] ?? from;
    const value = valueAt(from);
    const last = windows.at(-1);
    if (last && same(last.value, value)) last.to = to;
    else windows.push({ from, to, value });
  }
  const [first] = windows;
  const last = windows.at(-1);
  if (!first || !last) return [{ dailyFrom: null, dailyTo: null, value: valueAt(0) }];
  if (first === last) return [{ dailyFrom: null, dailyTo: null, value: first.value }];
  if (same(first.value, last.value)) {
    first.from = last.from;
    windows.pop();
  }
  if (windows.length === 1) return [{ dailyFrom: null, dailyTo: null, value: first.value }];
  return windows.map(({ from, to, value }) => ({ dailyFrom: clock(from), dailyTo: clock(to), value }));
}
