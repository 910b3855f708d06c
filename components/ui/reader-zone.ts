'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};
const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => 'UTC';

/** The time zone of whoever looks; UTC in what the server sends, which knows nobody's. */
export function useReaderZone(): string {
  return useSyncExternalStore(never, readerZone, serverZone);
}
