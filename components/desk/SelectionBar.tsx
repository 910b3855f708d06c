'use client';

import { Button, Select } from '@mantine/core';
import { CLAUSE_GROUPS, type ClauseType } from '@/lib/contracts/clause-type';
import styles from './desk.module.css';

/** What can be done with words that are selected in the document. */
export function SelectionBar({
  supports,
  types,
  onSupport,
  onMake,
}: {
  /** Name of the clause that is open. */
  readonly supports: string;
  readonly types: readonly ClauseType[];
  readonly onSupport: () => void;
  readonly onMake: (type: string) => void;
}) {
  const data = Object.entries(CLAUSE_GROUPS).map(([group, name]) => ({
    group: name,
    items: types
      .filter((type) => type.group === group)
      .map(({ key, name: label }) => ({ value: key, label })),
  }));
  return (
    <section aria-label="Selected words" className={styles.selection}>
      <Button size="compact-sm" onClick={onSupport}>
        Use for {supports}
      </Button>
      <Select
        aria-label="Make a clause of the selected words"
        placeholder="Make a clause…"
        size="xs"
        searchable
        data={data}
        value={null}
        onChange={(type) => type && onMake(type)}
      />
    </section>
  );
}
