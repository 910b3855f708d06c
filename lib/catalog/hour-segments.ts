import type { PriceRecord } from './price-at';
import type { Quantity } from './usage';

/** "HH:MM" in UTC, [from, to), wrapping at midnight; the same twice is around the clock. */
export interface DailyHours {
  readonly from: string;
  readonly to: string;
}

const DAY_MINUTES = 24 * 60;
const MINUTE = 60_000;
/** Of a unit: what a share of the day is rounded to. The last part takes what is left, so that nothing is lost. */
const PLACES = 6;

/**
 * A quantity that is used evenly within hours of the day, cut where any price begins or ends by the hour. One part, at
 * `at` itself, where none does.
 */
export function hourSegments(
  rows: readonly PriceRecord[],
  hours: DailyHours | null,
  at: Date,
  quantity: Quantity,
): readonly { readonly at: Date; readonly quantity: Quantity }[] {
  const clocks = rows.flatMap(({ dailyFrom, dailyTo }) => (dailyFrom && dailyTo ? [dailyFrom, dailyTo] : []));
  if (clocks.length === 0) return [{ at, quantity }];
  const start = hours ? minuteOf(hours.from) : 0;
  const length = hours ? lap(minuteOf(hours.to) - start) || DAY_MINUTES : DAY_MINUTES;
  const edges = [...new Set([0, ...clocks.map((clock) => lap(minuteOf(clock) - start))])]
    .filter((edge) => edge < length)
    .sort((a, b) => a - b);
  const day = Math.floor(at.getTime() / (DAY_MINUTES * MINUTE)) * DAY_MINUTES * MINUTE;
  let left = quantity;
  return edges.map((edge, index) => {
    const until = edges[index + 1];
    const part =
      until === undefined
        ? left
        : quantity
            .times(until - edge)
            .div(length)
            .toDecimalPlaces(PLACES);
    left = left.minus(part);
    return { at: new Date(day + lap(start + edge) * MINUTE), quantity: part };
  });
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Minutes after midnight, whatever was added or taken away. */
function lap(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
