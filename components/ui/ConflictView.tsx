'use client';

import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import styles from './ConflictView.module.css';

/** One field in both versions. `same` fields are listed last and quietly. */
export interface ConflictField {
  readonly label: string;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  readonly same: boolean;
}

/**
 * Someone saved the same record first: both versions side by side, nothing overwritten. `onKeepMine` saves mine over
 * the revision shown as theirs; `onTakeTheirs` drops mine; `onBack` returns to the form with mine as typed.
 */
export function ConflictView({
  what,
  changedBy,
  fields,
  onKeepMine,
  onTakeTheirs,
  onBack,
}: {
  /** The glossary's word: "rule". */
  readonly what: string;
  /** Who and when, where known. */
  readonly changedBy?: ReactNode;
  readonly fields: readonly ConflictField[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onBack: () => void;
}) {
  const id = useId();
  const ordered = [...fields.filter((field) => !field.same), ...fields.filter((field) => field.same)];
  return (
    <section className={styles.conflict} aria-labelledby={id}>
      <div className={styles.head}>
        <IconGitMerge size={18} aria-hidden className={styles.icon} />
        <div>
          <h2 id={id} className={styles.title}>
            This {what} was saved by someone else while you were editing it
          </h2>
          <p className={styles.text}>Both versions are kept until you choose. {changedBy}</p>
        </div>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Mine</th>
              <th scope="col">Theirs</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((field) => (
              <tr key={field.label} data-same={field.same || undefined}>
                <th scope="row">{field.label}</th>
                <td>{field.mine}</td>
                <td>{field.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.actions}>
        <Button onClick={onBack}>Go on editing mine</Button>
        <Button variant="default" onClick={onKeepMine}>
          Save mine over theirs
        </Button>
        <Button variant="default" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </div>
    </section>
  );
}
