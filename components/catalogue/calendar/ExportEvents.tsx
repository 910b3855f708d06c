'use client';

import { Button } from '@mantine/core';
import { toCsv } from '@/components/ui/table/export-rows';
import { saveFile } from '@/components/ui/table/save-file';
import type { CalendarEvent } from '@/lib/catalog/calendar';
import { announcedText, KIND_WORDS } from './calendar-words';

export interface ExportedEvent extends CalendarEvent {
  /** The routing that calls it, in words. */
  readonly routing: string;
}

const COLUMNS = [
  { id: 'at', label: 'At (UTC)', value: ({ at }: ExportedEvent) => at },
  { id: 'what', label: 'What', value: ({ kind }: ExportedEvent) => KIND_WORDS[kind].word },
  { id: 'offering', label: 'Offering', value: ({ offering }: ExportedEvent) => offering },
  { id: 'model', label: 'Model', value: ({ modelName }: ExportedEvent) => modelName },
  { id: 'seller', label: 'Seller', value: ({ channelName }: ExportedEvent) => channelName },
  { id: 'successor', label: 'Successor', value: ({ successor }: ExportedEvent) => successor },
  { id: 'notice', label: 'Notice, days', value: ({ noticeDays }: ExportedEvent) => noticeDays },
  {
    id: 'prices',
    label: 'Prices',
    value: ({ prices }: ExportedEvent) => prices.map(announcedText).join('; '),
  },
  { id: 'routing', label: 'Routing that calls it', value: ({ routing }: ExportedEvent) => routing },
];

/** Saves exactly what is shown as a CSV file. */
export function ExportEvents({
  name,
  events,
}: {
  readonly name: string;
  readonly events: readonly ExportedEvent[];
}) {
  return (
    <Button
      variant="default"
      disabled={events.length === 0}
      onClick={() => saveFile(name, new Blob([toCsv(COLUMNS, events)], { type: 'text/csv;charset=utf-8' }))}
    >
      Export CSV
    </Button>
  );
}
