'use client';

import { useRouter } from 'next/navigation';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { fieldName } from '@/components/ui/field-words';
import { formatPlural } from '@/components/ui/format-number';
import type { ImportDetail } from '@/lib/catalog/import/preview';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './review.module.css';

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
  const { written, kept } = applied;
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
          {kept.length > 0 && (
            <>
              <p className={styles.keptLead}>
                {formatPlural(kept.length, 'value')} changed since {kept.length === 1 ? 'stays' : 'stay'} as{' '}
                {kept.length === 1 ? 'it is' : 'they are'}:
              </p>
              <ul className={styles.kept}>
                {kept.slice(0, NAMED).map(({ kind, key, field }) => (
                  <li key={`${kind} ${key} ${field}`}>
                    <code>{key}</code> {field !== null && fieldName(field)}
                  </li>
                ))}
                {kept.length > NAMED && <li>and {formatPlural(kept.length - NAMED, 'other')}</li>}
              </ul>
            </>
          )}
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
