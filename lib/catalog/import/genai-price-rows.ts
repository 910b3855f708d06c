import type { ConditionalPrice, ModelInfo, ModelPrice } from '@pydantic/genai-prices';
import { LISTED_IN_USD, type Origin, type PlanPrice } from '../plan';
import { type DayWindow, dayWindows, inDayWindow } from './day-windows';
import { amountPerMillion, sourceUnit } from './genai-units';

const DAY = 24 * 60;

/** "00:30:00Z" or "08:30:00+08:00" as minutes of the UTC day. */
function minuteOfDay(time: string): number {
  const parts = /^(\d\d):(\d\d):00(?:\.0+)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(time);
  if (!parts) throw new Error(`time of day "${time}" is not a whole minute`);
  const offset = (Number(parts[4] ?? 0) * 60 + Number(parts[5] ?? 0)) * (parts[3] === '-' ? -1 : 1);
  return (((Number(parts[1]) * 60 + Number(parts[2]) - offset) % DAY) + DAY) % DAY;
}

function holdsAt(entry: ConditionalPrice, minute: number): boolean {
  if (entry.constraint?.type !== 'time_of_date') return true;
  const start = minuteOfDay(entry.constraint.start_time);
  const end = minuteOfDay(entry.constraint.end_time);
  return inDayWindow(minute, start, end);
}

/** The day by the prices of the last entry that holds in each part of it, which is the source's precedence. */
function pricesByHour(entries: readonly ConditionalPrice[], fallback: ModelPrice): DayWindow<ModelPrice>[] {
  const edges = entries.flatMap((entry) =>
    entry.constraint?.type === 'time_of_date'
      ? [minuteOfDay(entry.constraint.start_time), minuteOfDay(entry.constraint.end_time)]
      : [],
  );
  return dayWindows(
    edges,
    (minute) => entries.findLast((entry) => holdsAt(entry, minute))?.prices ?? fallback,
  );
}

type Dated = Pick<PlanPrice, 'validFrom' | 'validTo' | 'dailyFrom' | 'dailyTo'>;

function unitRows(
  prices: ModelPrice,
  claude: boolean,
  when: Dated,
  origin: Origin,
  skip: (why: string) => void,
) {
  return Object.entries(prices).flatMap(([key, value]): PlanPrice[] => {
    if (value === undefined) return [];
    const found = sourceUnit(key, claude);
    if (!found) {
      skip(`price key "${key}" is outside the closed list of units`);
      return [];
    }
    const tiers = typeof value === 'number' ? [] : [...value.tiers].sort((a, b) => a.start - b.start);
    const steps = [{ start: 0, price: typeof value === 'number' ? value : value.base }, ...tiers];
    const raw = `${key}: ${JSON.stringify(value)}`;
    return steps.map(({ start, price }) => ({
      unit: found.unit,
      amount: amountPerMillion(price, found.per),
      free: false,
      aboveTokens: start,
      ...LISTED_IN_USD,
      ...when,
      raw,
      source: origin.source,
      asOf: origin.asOf,
    }));
  });
}

const sameBut = (row: PlanPrice): string =>
  JSON.stringify([row.unit, row.amount, row.aboveTokens, row.dailyFrom, row.dailyTo, row.raw, row.validFrom]);

/** Rows of one unit whose value did not change at a date become one row. */
function mergeUnchanged(rows: readonly PlanPrice[]): PlanPrice[] {
  const out: PlanPrice[] = [];
  for (const row of rows) {
    const index = out.findIndex(
      (earlier) =>
        earlier.validTo !== null &&
        earlier.validTo === row.validFrom &&
        sameBut({ ...earlier, validFrom: null }) === sameBut({ ...row, validFrom: null }),
    );
    const earlier = out[index];
    if (earlier) out[index] = { ...earlier, validTo: row.validTo };
    else out.push(row);
  }
  return out;
}

const FREE = /:free$|\(free\)|free of charge/i;

/**
 * The price rows of an entry of `@pydantic/genai-prices`.
 *
 * Dated prices become [validFrom, validTo); prices by hour become disjoint windows of the UTC day; a tier's `start` is
 * exclusive there and here. An entry without any price is free where its id, name or comment says so, and otherwise
 * unknown, which is no row at all.
 */
export function genaiPriceRows(
  model: Pick<ModelInfo, 'id' | 'name' | 'price_comments' | 'prices'>,
  claude: boolean,
  origin: Origin,
  skip: (why: string) => void = () => {},
): PlanPrice[] {
  const entries: readonly ConditionalPrice[] = Array.isArray(model.prices)
    ? model.prices
    : [{ prices: model.prices }];
  const always: Dated = { validFrom: null, validTo: null, dailyFrom: null, dailyTo: null };
  const words = [model.id, model.name, model.price_comments].filter(Boolean).join(' · ');
  if (entries.every((entry) => Object.keys(entry.prices).length === 0)) {
    if (!FREE.test(words)) return [];
    return (['input', 'output'] as const).map((unit) => ({
      unit,
      amount: '0',
      free: true,
      aboveTokens: 0,
      ...LISTED_IN_USD,
      ...always,
      raw: words,
      source: origin.source,
      asOf: origin.asOf,
    }));
  }
  const starts = entries.flatMap((entry) =>
    entry.constraint?.type === 'start_date' ? [`${entry.constraint.start_date}T00:00:00.000Z`] : [],
  );
  const edges = [null, ...[...new Set(starts)].sort()];
  const rows = edges.flatMap((from, index) => {
    const active = entries.filter(
      ({ constraint }) =>
        constraint?.type !== 'start_date' ||
        (from !== null && `${constraint.start_date}T00:00:00.000Z` <= from),
    );
    return pricesByHour(active, entries[0]?.prices ?? {}).flatMap(({ value, dailyFrom, dailyTo }) => {
      const when: Dated = { validFrom: from, validTo: edges[index + 1] ?? null, dailyFrom, dailyTo };
      return unitRows(value, claude, when, origin, skip);
    });
  });
  return mergeUnchanged(rows);
}
