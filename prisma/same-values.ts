import { Prisma } from '@/lib/db/generated/client';

/** A value as text that is equal for equal values, however the database hands it back (key order, 5 and 5.00). */
function text(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return value.toISOString();
  if (Prisma.Decimal.isDecimal(value)) return value.toFixed();
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(text).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${text(one)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Whether a stored row already has every value of `wanted`. Columns that `wanted` does not name are not compared. */
export function sameValues(row: object, wanted: object): boolean {
  const stored = new Map<string, unknown>(Object.entries(row));
  return Object.entries(wanted).every(([field, value]) => text(stored.get(field)) === text(value));
}
