'use client';

import { useRouter } from 'next/navigation';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { fieldName } from '@/components/ui/field-words';
import { formatPlural } from '@/components/ui/format-number';
import type { ImportDetail } from '@/lib/catalog/import/preview';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './review.module.css';
import { useSectionRows } from './use-section-rows';

const NAMED = 8;

/** Takes an import back as a whole; what was changed after it is named before, and stays. */
export function UndoImport({
  detail,
  applied,
  undo,
}: {
  readonly detail: ImportDetail;
  readonly applied: NonNullable<ImportDetail['applied']>;
  readonly undo: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const { written } = applied;
  return (
    <ConfirmAction
      label="Undo import"
      title={`Undo this import of ${detail.sourceName}?`}
      effect={
        <>
          <p>
            The {formatPlural(written, 'change')} that it made {written === 1 ? 'is' : 'are'} taken back:
            values return to what they were, and offerings that it brought are archived.
          </p>
          <Left importId={detail.id} />
        </>
      }
      confirmLabel="Undo import"
      onConfirm={async () => {
        const result = await attempt(() => undo({ id: detail.id }));
        if (result.ok) router.refresh();
        return result;
      }}
    />
  );
}

interface LeftRow {
  readonly kind: string;
  readonly key: string;
  readonly field: string | null;
}

/** Looked up when somebody is about to undo: it takes seconds where thousands of values were written. */
function Left({ importId }: { readonly importId: string }) {
  const { loaded } = useSectionRows<LeftRow>(importId, 'left', '');
  if (loaded.state === 'loading')
    return <p className={styles.keptLead}>Looking for what was changed since…</p>;
  if (loaded.state === 'failed')
    return <p className={styles.keptLead}>What was changed since stays as it is.</p>;
  const { rows } = loaded;
  if (rows.length === 0) return <p className={styles.keptLead}>Nothing of it was changed since.</p>;
  return (
    <>
      <p className={styles.keptLead}>
        {formatPlural(rows.length, 'change')} {rows.length === 1 ? 'stays' : 'stay'}, since the value was
        changed or the record came to be needed after:
      </p>
      <ul className={styles.kept}>
        {rows.slice(0, NAMED).map(({ kind, key, field }) => (
          <li key={`${kind} ${key} ${field}`}>
            <code>{key}</code> {field !== null && fieldName(field)}
          </li>
        ))}
        {rows.length > NAMED && <li>and {formatPlural(rows.length - NAMED, 'other')}</li>}
      </ul>
    </>
  );
}
