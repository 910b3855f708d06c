'use client';

import { Button } from '@mantine/core';
import { FormErrors } from '@/components/ui/FormErrors';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { ActionError } from '@/lib/http/action-result';
import styles from './review.module.css';

/** What a review ends with, in view all the time: how much is chosen, and applying it. */
export function ApplyBar({
  chosen,
  total,
  touched,
  pending,
  error,
  onReset,
  onApply,
  children,
}: {
  readonly chosen: number;
  readonly total: number;
  /** Something else is chosen than by default. */
  readonly touched: boolean;
  readonly pending: boolean;
  readonly error: ActionError | null;
  readonly onReset: () => void;
  readonly onApply: () => void;
  /** What else can be done with the import. */
  readonly children: React.ReactNode;
}) {
  useSaveKeys(onApply);
  return (
    <div className={styles.bar}>
      <FormErrors error={error} />
      <div className={styles.barRow}>
        <Button loading={pending} onClick={onApply} aria-keyshortcuts="Meta+Enter Control+Enter">
          {chosen === 0 ? 'Record it without a change' : `Apply ${formatPlural(chosen, 'change')}`}
        </Button>
        {children}
        {touched && (
          <Button variant="subtle" color="gray" onClick={onReset} disabled={pending}>
            Choose as at first
          </Button>
        )}
        <span className={styles.barNote} role="status">
          {pending
            ? 'Writing the changes, all of them or none.'
            : `${formatCount(chosen)} of ${formatPlural(total, 'change')} chosen.`}
        </span>
      </div>
    </div>
  );
}
