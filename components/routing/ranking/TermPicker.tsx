'use client';

import { MultiSelect } from '@mantine/core';
import { formatCount } from '@/components/ui/format-number';
import type { Term } from '@/lib/routing/rank-terms';
import styles from './weights.module.css';

/** Chooses words that the catalogue has, by name or key, each with how many offerings it fits. */
export function TermPicker({
  id,
  label,
  description,
  error,
  terms,
  value = [],
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly error: string | false;
  readonly terms: readonly Term[];
  readonly value: readonly string[] | undefined;
  readonly onChange: (value: string[]) => void;
}) {
  // What the catalogue has no more is kept, and can be taken out.
  const unknown = value
    .filter((key) => !terms.some((term) => term.key === key))
    .map((key) => ({ key, name: key, count: 0 }));
  const known = new Map([...terms, ...unknown].map((term) => [term.key, term]));
  return (
    <MultiSelect
      id={id}
      label={label}
      description={description}
      error={error}
      placeholder={value.length > 0 ? '' : 'any'}
      searchable
      selectFirstOptionOnChange
      hidePickedOptions
      nothingFoundMessage="No offering has such a one."
      data={[...known.values()].map(({ key, name }) => ({ value: key, label: name }))}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        return options.filter(
          (option) => 'value' in option && `${option.value} ${option.label}`.toLowerCase().includes(wanted),
        );
      }}
      renderOption={({ option }) => (
        <span className={styles.term}>
          <span>{option.label}</span>
          <span className={styles.termCount}>{formatCount(known.get(option.value)?.count ?? 0)}</span>
        </span>
      )}
      limit={100}
      maxValues={200}
      value={[...value]}
      onChange={onChange}
    />
  );
}
