'use client';

import { TagsInput } from '@mantine/core';
import { formatCount } from '@/components/ui/format-number';
import type { Term } from '@/lib/routing/rank-terms';
import styles from './ranking.module.css';

/** Chooses words that the catalogue has, with how many offerings each fits; one that it has not may be typed. */
export function TermPicker({
  id,
  label,
  description,
  error,
  terms,
  value,
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
  const known = new Map(terms.map((term) => [term.key, term]));
  return (
    <TagsInput
      id={id}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      placeholder={value?.length ? '' : 'any'}
      data={terms.map(({ key }) => key)}
      // Names are found as well as keys.
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        return options.filter(
          (option) =>
            'value' in option &&
            `${option.value} ${known.get(option.value)?.name ?? ''}`.toLowerCase().includes(wanted),
        );
      }}
      renderOption={({ option }) => {
        const term = known.get(option.value);
        return (
          <span className={styles.term}>
            <span>{term?.name ?? option.value}</span>
            <span className={styles.termCount}>{formatCount(term?.count ?? 0)}</span>
          </span>
        );
      }}
      limit={100}
      maxTags={200}
      value={[...(value ?? [])]}
      onChange={onChange}
    />
  );
}
