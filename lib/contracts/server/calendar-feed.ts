import ical, { ICalAlarmType } from 'ical-generator';
import type { CalendarEntry } from '../calendar';

const DAY = 86_400;
const ALARM_DAYS = [90, 60, 30, 7];

/**
 * Entries as an iCalendar (RFC 5545): one all-day event each, with alarms 90, 60, 30 and 7 days before. The same
 * entries are the same bytes.
 * @param origin where this installation answers
 */
export function calendarFeed(entries: readonly CalendarEntry[], origin: string): string {
  const calendar = ical({ name: 'Fairlead contracts', prodId: '//Fairlead//Contracts//EN', ttl: DAY / 4 });
  for (const { uid, day, title, text, href, sequence, changedAt } of entries) {
    const start = new Date(`${day}T00:00:00Z`);
    const event = calendar.createEvent({
      id: `${uid}@fairlead`,
      allDay: true,
      start,
      end: new Date(start.getTime() + DAY * 1000),
      summary: title,
      description: `${text}\n${origin}${href}`.trim(),
      url: `${origin}${href}`,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
    });
    for (const days of ALARM_DAYS)
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: days * DAY, description: title });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}
