'use client';

import { Button } from '@mantine/core';
import styles from './SaveBar.module.css';

/** What a long form ends with, in view all the time: save, take back what was typed, and how it stands. */
export function SaveBar({
  label,
  pending,
  dirty,
  restored,
  onDiscard,
}: {
  /** The verb: "Save rule". */
  readonly label: string;
  readonly pending: boolean;
  readonly dirty: boolean;
  /** What is shown was typed before a reload. */
  readonly restored: boolean;
  readonly onDiscard: () => void;
}) {
  return (
    <div className={styles.bar}>
      <Button type="submit" loading={pending}>
        {label}
      </Button>
      {dirty && (
        <Button variant="default" onClick={onDiscard}>
          Discard changes
        </Button>
      )}
      <span className={styles.note} role="status">
        {restored ? 'Restored what you had typed.' : dirty ? 'Not saved yet.' : ''}
      </span>
    </div>
  );
}
