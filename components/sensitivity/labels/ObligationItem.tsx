'use client';

import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Obligation } from '@/lib/sensitivity/obligations';
import styles from './editor.module.css';
import { type ObligationChoices, ObligationFields } from './ObligationFields';

/** One obligation in the editor: what it says, its fields, and where it stands among the others. */
export function ObligationItem({
  id,
  title,
  obligation,
  choices,
  error,
  handle,
  onChange,
  onMove,
  onRemove,
}: {
  readonly id: string;
  /** In words, as others will read it. */
  readonly title: string;
  readonly obligation: Obligation;
  readonly choices: ObligationChoices;
  readonly error: string | false;
  readonly handle: ReactNode;
  readonly onChange: (next: Obligation) => void;
  /** Null where it is at that end already. */
  readonly onMove: { readonly up: (() => void) | null; readonly down: (() => void) | null };
  readonly onRemove: () => void;
}) {
  return (
    <div className={styles.item}>
      {handle}
      <div className={styles.itemBody}>
        <h2 className={styles.itemTitle}>{title}</h2>
        <ObligationFields
          id={id}
          obligation={obligation}
          choices={choices}
          error={error}
          onChange={onChange}
        />
      </div>
      <div className={styles.itemTools}>
        <ActionIcon aria-label={`Move up: ${title}`} disabled={!onMove.up} onClick={() => onMove.up?.()}>
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={`Move down: ${title}`}
          disabled={!onMove.down}
          onClick={() => onMove.down?.()}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={`Remove: ${title}`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
