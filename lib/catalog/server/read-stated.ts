import type { Transaction } from '@/lib/db/client';
import type { RecordKind, Stated } from '../change';
import { currentValue, fieldsOf, readWorkingRecords } from './working-records';

/** A record as changes see it: each field with its value and origin. */
export interface StatedRecord {
  readonly archived: boolean;
  readonly revision: number;
  /** Every field, unknown ones too; of lists those that have members. */
  readonly fields: Readonly<Record<string, Stated>>;
}

/** Records by key, archived ones too, as `writeChanges` compares them. Keys that name none are left out. */
export async function readStated(
  tx: Transaction,
  kind: RecordKind,
  keys: readonly string[],
): Promise<Map<string, StatedRecord>> {
  const wanted = new Set(keys);
  const none = new Set<string>();
  const of = (one: RecordKind) => (one === kind ? wanted : none);
  const records = await readWorkingRecords(
    tx,
    {
      keys: { vendor: of('vendor'), model: of('model'), offering: of('offering') },
      prices: of('offering'),
      aliases: of('model'),
      measurements: { model: of('model'), offering: of('offering') },
    },
    false,
  );
  return new Map(
    [...records.rows[kind]].map(([key, row]) => {
      const fields = fieldsOf(records, kind, row).map((field) => {
        const stated: Stated = {
          value: currentValue(records, kind, row, field),
          origin: row.provenance[field] ?? null,
        };
        return [field, stated] as const;
      });
      return [
        key,
        { archived: row.archived_at !== null, revision: row.revision, fields: Object.fromEntries(fields) },
      ];
    }),
  );
}
