'use client';

import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import styles from './desk.module.css';
import { FILTERS, type Filter } from './entries';

/** Which clauses are listed: by how they stand, and by words. */
export function DeskFilter({
  filter,
  query,
  count,
  onFilter,
  onQuery,
}: {
  readonly filter: Filter;
  readonly query: string;
  readonly count: (filter: Filter) => number;
  readonly onFilter: (filter: Filter) => void;
  readonly onQuery: (query: string) => void;
}) {
  const filters = (Object.keys(FILTERS) as Filter[]).filter(
    (key) => key === 'all' || key === filter || count(key) > 0,
  );
  return (
    <search className={styles.filter}>
      <TextInput
        id="desk-filter"
        aria-label="Filter clauses"
        placeholder="Filter"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className={styles.filters}>
        {filters.map((key) => (
          <UnstyledButton
            key={key}
            className={styles.chip}
            aria-pressed={key === filter}
            onClick={() => onFilter(key)}
          >
            {FILTERS[key]} <span className="numeric">{count(key)}</span>
          </UnstyledButton>
        ))}
      </div>
    </search>
  );
}
