import { Money, plainDecimal } from '@/lib/core/money';
import type { OfferingRecord, PriceLine } from './catalog-records';
import type { OfferingRow } from './offering-row';
import { pricesAt } from './price-at';
import { PRICE_UNIT_KEYS, type PriceUnitKey } from './price-units';

export const CALENDAR_KINDS = ['deprecated', 'retired', 'price'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** A price before and from an instant on; null = none is stated for that time. USD per million units. */
export interface AnnouncedPrice {
  readonly unit: PriceUnitKey;
  readonly before: string | null;
  readonly after: string | null;
  /** By how much it goes up, in percent of what it was; null where that cannot be said. */
  readonly percent: number | null;
}

/** Something that happens to an offering at a time that is known. */
export interface CalendarEvent {
  /** ISO instant. */
  readonly at: string;
  readonly kind: CalendarKind;
  readonly offering: string;
  readonly modelName: string;
  readonly channelName: string;
  /** Key of the offering that takes its place; null = none is named. */
  readonly successor: string | null;
  /** Days that the seller promises between announcement and end; null = it promises none that is known. */
  readonly noticeDays: number | null;
  /** Of kind `price`. */
  readonly prices: readonly AnnouncedPrice[];
}

/** What the calendar reads of an offering. */
export interface DatedOffering {
  readonly row: OfferingRow;
  readonly record: Pick<OfferingRecord, 'noticeDays'>;
  readonly prices: readonly PriceLine[];
}

/** Everything that happens in [from, until), in time, then by offering. */
export function calendarEvents(
  offerings: readonly DatedOffering[],
  from: Date,
  until: Date,
): readonly CalendarEvent[] {
  const within = (at: string | null): at is string =>
    at !== null && Date.parse(at) >= from.getTime() && Date.parse(at) < until.getTime();
  const events = offerings.flatMap(({ row, record, prices }) => {
    const event = (
      at: string,
      kind: CalendarKind,
      announced: readonly AnnouncedPrice[] = [],
    ): CalendarEvent => ({
      at,
      kind,
      offering: row.key,
      modelName: row.modelName,
      channelName: row.channelName,
      successor: row.successor,
      noticeDays: record.noticeDays,
      prices: announced,
    });
    return [
      ...(within(row.deprecatedFrom) ? [event(row.deprecatedFrom, 'deprecated')] : []),
      ...(within(row.soldUntil) ? [event(row.soldUntil, 'retired')] : []),
      ...priceDates(prices)
        .filter(within)
        .flatMap((at) => {
          const announced = announcedPrices(prices, new Date(at));
          return announced.length > 0 ? [event(at, 'price', announced)] : [];
        }),
    ];
  });
  return events.sort((a, b) => (a.at + a.offering + a.kind < b.at + b.offering + b.kind ? -1 : 1));
}

function priceDates(prices: readonly PriceLine[]): readonly string[] {
  const dates = prices.flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  return [...new Set(dates)].filter((date) => date !== null);
}

/** Which prices for everybody differ from one millisecond to the next; hours of day are not dates, and are left out. */
function announcedPrices(prices: readonly PriceLine[], at: Date): readonly AnnouncedPrice[] {
  const dated = prices.filter(({ dailyFrom }) => dailyFrom === null);
  const [old, next] = [pricesAt(dated, new Date(at.getTime() - 1)), pricesAt(dated, at)];
  return PRICE_UNIT_KEYS.flatMap((unit) => {
    const before = old.get(unit)?.amount ?? null;
    const after = next.get(unit)?.amount ?? null;
    return before === after ? [] : [{ unit, before, after, percent: percentBetween(before, after) }];
  });
}

function percentBetween(before: string | null, after: string | null): number | null {
  if (before === null || after === null || Number(before) === 0) return null;
  return Number(plainDecimal(new Money(after).div(before).minus(1).times(100).toDecimalPlaces(1)));
}

/** A month as `YYYY-MM`, in UTC. */
export type Month = string;

/** The month of an instant. */
export function monthOf(at: string): Month {
  return at.slice(0, 7);
}

/** Twelve months from one on, and the months before and after those: what one page of the calendar shows. */
export function calendarPage(first: Month): {
  readonly months: readonly Month[];
  readonly from: Date;
  readonly until: Date;
  readonly previous: Month;
  readonly next: Month;
} {
  const begin = new Date(`${first}-01T00:00:00.000Z`);
  const ahead = (by: number) =>
    new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + by, 1)).toISOString();
  return {
    months: Array.from({ length: 12 }, (_, by) => monthOf(ahead(by))),
    from: begin,
    until: new Date(ahead(12)),
    previous: monthOf(ahead(-12)),
    next: monthOf(ahead(12)),
  };
}
