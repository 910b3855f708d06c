'use client';

import { Button } from '@mantine/core';
import styles from './SubmitRow.module.css';

/** What a short form ends with: its button, the way back to what it began with, and how it stands. */
export function SubmitRow({
  label,
  pending,
  dirty,
  discardLabel = 'Discard',
  onDiscard,
  note,
}: {
  /** The verb: "Create token". */
  readonly label: string;
  readonly pending: boolean;
  readonly dirty: boolean;
  readonly discardLabel?: string;
  readonly onDiscard: () => void;
  readonly note: string | false;
}) {
  return (
    <div className={styles.row}>
      <Button type="submit" loading={pending}>
        {label}
      </Button>
      {dirty && (
        <Button variant="default" onClick={onDiscard}>
          {discardLabel}
        </Button>
      )}
      <span className={styles.note} role="status">
        {note}
      </span>
    </div>
  );
}
