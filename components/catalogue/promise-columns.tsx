import { CalendarDate } from '@/components/ui/DateTime';
import type { DataColumn } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import {
  HOSTING_NAMES,
  REVIEW_NAMES,
  TRAINING_NAMES,
  ZERO_RETENTION_NAMES,
} from '@/lib/catalog/compliance-names';
import type { OfferingRow } from '@/lib/catalog/offering-row';

type Column = DataColumn<OfferingRow>;
const absent = <Unknown what="Not stated" />;

/** What is a text or not stated. */
function textColumn(
  id: string,
  label: string,
  width: number,
  value: (row: OfferingRow) => string | null,
  more: Partial<Column> = {},
): Column {
  return {
    id,
    label,
    width,
    hidden: true,
    sortable: false,
    value,
    cell: (row) => value(row) ?? absent,
    ...more,
  };
}

function dateColumn(id: string, label: string, value: (row: OfferingRow) => string | null): Column {
  return textColumn(id, label, 132, value, {
    sortable: true,
    cell: (row) => {
      const date = value(row);
      return date === null ? absent : <CalendarDate date={date.slice(0, 10)} />;
    },
  });
}

function retention(days: number | null): string | null {
  if (days === null) return null;
  return days === 0 ? 'Nothing is kept' : days === 1 ? '1 day' : `${days} days`;
}

/** What sellers promise of the data, and until when they sell. Hidden until chosen. */
export const PROMISE_COLUMNS: readonly Column[] = [
  textColumn('hosting', 'Hosting', 128, (row) => HOSTING_NAMES[row.hosting]),
  textColumn('retention', 'Retention', 132, (row) => retention(row.retentionDays), {
    hint: 'How long prompts and answers are kept',
    sortable: true,
  }),
  textColumn(
    'zeroRetention',
    'Zero retention',
    128,
    (row) => row.zeroRetention && ZERO_RETENTION_NAMES[row.zeroRetention],
  ),
  textColumn('training', 'Training', 152, (row) => row.trainingUse && TRAINING_NAMES[row.trainingUse], {
    hint: 'Whether prompts train models',
  }),
  textColumn('review', 'Human review', 176, (row) => row.humanReview && REVIEW_NAMES[row.humanReview], {
    hint: 'Whether people of the seller may read prompts',
  }),
  textColumn(
    'certifications',
    'Certifications',
    220,
    (row) => row.certifications && (row.certifications.join(', ') || 'none'),
  ),
  dateColumn('deprecatedFrom', 'Deprecated from', (row) => row.deprecatedFrom),
  dateColumn('soldUntil', 'Sold until', (row) => row.soldUntil),
  textColumn('successor', 'Successor', 260, (row) => row.successor, {
    cell: (row) => (row.successor === null ? absent : <code title={row.successor}>{row.successor}</code>),
  }),
];
