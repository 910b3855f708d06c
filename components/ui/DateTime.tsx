'use client';

import { formatDate, formatInstant, formatRelative } from './format-date';
import { useReaderZone } from './reader-zone';
import styles from './values.module.css';

/** An instant (ISO string) in the reader's time zone; how long ago, and UTC, on hover. Null shows `absent`. */
export function DateTime({
  at,
  absent = 'never',
  seconds = false,
}: {
  readonly at: string | null;
  readonly absent?: string;
  /** To the second, where what happened in one minute is told apart. */
  readonly seconds?: boolean;
}) {
  const zone = useReaderZone();
  if (at === null) return <span className={styles.missing}>{absent}</span>;
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      className="numeric"
      suppressHydrationWarning
      title={`${formatRelative(date, new Date())} · ${formatInstant(date, 'UTC', seconds)} UTC`}
    >
      {formatInstant(date, zone, seconds)}
    </time>
  );
}

/** How long ago, with the absolute time in the reader's zone and in UTC on hover. For feeds, where age matters most. */
export function Ago({ at, absent = 'never' }: { readonly at: string | null; readonly absent?: string }) {
  const zone = useReaderZone();
  if (at === null) return <span className={styles.missing}>{absent}</span>;
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      suppressHydrationWarning
      title={`${formatInstant(date, zone)} · ${formatInstant(date, 'UTC')} UTC`}
    >
      {formatRelative(date, new Date())}
    </time>
  );
}

/** A calendar date, the same in every zone. Null shows `absent`. */
export function CalendarDate({
  date,
  absent = 'unknown',
}: {
  readonly date: string | null;
  readonly absent?: string;
}) {
  if (date === null) return <span className={styles.missing}>{absent}</span>;
  return (
    <time dateTime={date.slice(0, 10)} className="numeric">
      {formatDate(date)}
    </time>
  );
}
