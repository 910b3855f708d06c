/** A secret address of a calendar as its person sees it: never with its secret. Instants ISO. */
export interface CalendarLinkDto {
  /** The public part. */
  readonly id: string;
  readonly status: 'active' | 'revoked';
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** Where a calendar reads. `origin` is where this installation answers. */
export function calendarAddress(origin: string, secret: string): string {
  return `${origin}/api/calendar/${secret}/contracts.ics`;
}

/** A day in the calendar. */
export interface CalendarEntry {
  /** Stays the same when the day moves. */
  readonly uid: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  /** Below the console's address. */
  readonly href: string;
  /** How often what it is about was changed, and when last (ISO). */
  readonly sequence: number;
  readonly changedAt: string;
}
