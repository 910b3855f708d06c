import { fieldName, fieldText } from '@/components/ui/field-words';
import type { DataColumn } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import type { Stated } from '@/lib/catalog/change';
import styles from './review.module.css';

/** What the rows of a review and of an applied import have in common. */
export interface ValueRow {
  readonly key: string;
  readonly name: string;
  readonly channel: string | null;
  readonly kind: string;
  readonly field: string | null;
  readonly before: Stated | null;
  readonly after: Stated | null;
}

/** The first column: of which record a row speaks. */
export const RECORD: DataColumn<ValueRow> = {
  id: 'offering',
  label: 'Offering',
  width: 260,
  value: (row) => (row.channel === null ? row.name : `${row.name} · ${row.channel}`),
  cell: (row) => (
    <span title={row.key}>
      {row.name} <span className={styles.quiet}>{row.channel ?? `the ${row.kind}`}</span>
    </span>
  ),
};

/** The key without its seller, who stands in the first column: long ones differ at their end. Not shown at first. */
export const KEY: DataColumn<ValueRow> = {
  id: 'key',
  label: 'Request id',
  width: 340,
  hidden: true,
  value: (row) => row.key,
  cell: (row) => (
    <code title={row.key}>{row.kind === 'offering' ? row.key.slice(row.key.indexOf('/') + 1) : row.key}</code>
  ),
};

/** A column of values before or after, each in a line. */
export function valueColumn(id: 'before' | 'after', label: string): DataColumn<ValueRow> {
  const text = (row: ValueRow) => (row.field === null ? null : fieldText(row.field, row[id]?.value ?? null));
  return {
    id,
    label,
    width: 180,
    sortable: false,
    value: text,
    cell: (row) => {
      if (row.field === null) return null;
      const said = text(row);
      return said === null ? <Unknown what="Not stated" word /> : <span title={said}>{said}</span>;
    },
  };
}

/** The field of a row, or what is said of a whole record. */
export function fieldColumn<Row extends ValueRow>(whole: (row: Row) => string): DataColumn<Row> {
  return {
    id: 'field',
    label: 'Field',
    width: 132,
    value: (row) => (row.field === null ? whole(row) : fieldName(row.field)),
  };
}
