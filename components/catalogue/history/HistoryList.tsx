'use client';

import { Select } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { DateTime } from '@/components/ui/DateTime';
import { fieldName } from '@/components/ui/field-words';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { recordHistoryHref } from '@/components/ui/links/catalogue';
import { Sign } from '@/components/ui/Sign';
import type { HistoryBatch, RecordHistory } from '@/lib/catalog/record-history';
import type { ActionResult } from '@/lib/http/action-result';
import { HistoryStepLine } from './HistoryStepLine';
import styles from './history.module.css';
import { UndoBatch } from './UndoBatch';

const KINDS: Readonly<Record<string, string>> = {
  import: 'Import',
  edit: 'Edit',
  bulk: 'Bulk edit',
  join: 'Join',
  split: 'Split',
  settle: 'Settled',
  seed: 'Installed list',
  undo: 'Undo',
};

/** What a record was, batch by batch, with who did it and the way back. */
export function HistoryList({
  history,
  field,
  older,
  undo,
}: {
  readonly history: RecordHistory;
  /** Null = all. */
  readonly field: string | null;
  /** Where older steps are. */
  readonly older: string | null;
  /** Null = not for this reader. */
  readonly undo: ((batchId: string) => Promise<ActionResult<{ readonly left: readonly unknown[] }>>) | null;
}) {
  const router = useRouter();
  const { kind, key, batches, fields } = history;
  return (
    <>
      {fields.length > 0 && (
        <Select
          className={styles.filter}
          label="Field"
          placeholder="All fields"
          clearable
          searchable
          data={fields
            .map((one) => ({ value: one.field, label: `${fieldName(one.field)} (${one.steps})` }))
            .sort((a, b) => (a.label < b.label ? -1 : 1))}
          value={field}
          onChange={(chosen) => router.push(recordHistoryHref(kind, key, chosen ?? undefined))}
        />
      )}
      <ol className={styles.batches}>
        {batches.map((batch) => (
          <li key={batch.id} className={styles.batch}>
            <div className={styles.head}>
              <div>
                <h2 className={styles.title}>
                  {batch.importId ? (
                    <Link href={`/catalogue/imports/${batch.importId}`}>{batch.summary}</Link>
                  ) : (
                    batch.summary
                  )}{' '}
                  {batch.undoneBy && <Sign tone="neutral">undone</Sign>}
                </h2>
                <p className={styles.who}>
                  {KINDS[batch.kind] ?? batch.kind} · {batch.by ?? 'nobody named'} ·{' '}
                  <DateTime at={batch.at} />
                  {others(batch)}
                </p>
              </div>
              {undo && !batch.undoneBy && !batch.importId && <UndoBatch batch={batch} undo={undo} />}
            </div>
            <dl className={styles.steps}>
              {batch.steps.map((step) => (
                <HistoryStepLine key={step.seq} step={step} only={field} />
              ))}
            </dl>
          </li>
        ))}
      </ol>
      {older && <Link href={older}>Older changes</Link>}
    </>
  );
}

function others({ size, steps }: HistoryBatch): string {
  const rest = size - steps.length;
  return rest > 0 ? ` · with ${formatPlural(rest, 'other change')}` : '';
}
