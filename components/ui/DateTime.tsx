'use client';

import { useSyncExternalStore } from 'react';
import { formatDate, formatInstant, formatRelative } from './format-date';
import styles from './values.module.css';

const never = () => () => {};
const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => 'UTC';

/** An instant (ISO string) in the reader's time zone; how long ago, and UTC, on hover. Null shows `absent`. */
export function DateTime({ at, absent = 'never' }: { readonly at: string | null; readonly absent?: string }) {
  const zone = useSyncExternalStore(never, readerZone, serverZone);
  if (at === null) return <span className={styles.missing}>{absent}</span>;
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      className="numeric"
      suppressHydrationWarning
      title={`${formatRelative(date, new Date())} · ${formatInstant(date, 'UTC')} UTC`}
    >
      {formatInstant(date, zone)}
    </time>
  );
}

/** How long ago, with the absolute time in the reader's zone and in UTC on hover. For feeds, where age matters most. */
export function Ago({ at, absent = 'never' }: { readonly at: string | null; readonly absent?: string }) {
  const zone = useSyncExternalStore(never, readerZone, serverZone);
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
