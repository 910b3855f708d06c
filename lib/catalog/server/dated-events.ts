import { type CalendarEvent, calendarEvents } from '../calendar';
import { catalogueSnapshot } from './snapshot';

/** What happens to any offering in [from, until): it is deprecated or retired, or has another price. */
export async function datedEvents(from: Date, until: Date, now: Date): Promise<readonly CalendarEvent[]> {
  const { byKey, records } = await catalogueSnapshot(now);
  const dated = records.offerings.flatMap((record) => {
    const row = byKey.get(record.key);
    return row ? [{ row, record, prices: records.prices.get(record.id) ?? [] }] : [];
  });
  return calendarEvents(dated, from, until);
}
