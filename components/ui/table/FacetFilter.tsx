'use client';

import { Popover, ScrollArea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { formatCount } from '../format-number';
import type { FacetValue, TableFilter } from './column';
import styles from './toolbar.module.css';

const SEARCH_ABOVE = 8;

/** One filter: a button that says what is chosen, and a list of values with how many rows each would leave. */
export function FacetFilter({
  filter,
  values,
  chosen,
  onChange,
  startOpen = false,
}: {
  readonly filter: Pick<TableFilter<never>, 'label' | 'single' | 'labelOf'>;
  /** `count` is absent for fixed lists. */
  readonly values: readonly (Omit<FacetValue, 'count'> & { readonly count?: number })[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly startOpen?: boolean;
}) {
  const [open, setOpen] = useState(startOpen);
  const [search, setSearch] = useState('');
  const name = useId();
  const named = values.map((one) => ({ ...one, label: filter.labelOf?.(one.value) ?? one.label }));
  const shown = named.filter((one) => one.label.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (value: string) => {
    const has = chosen.includes(value);
    if (filter.single) onChange(has ? [] : [value]);
    else onChange(has ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  const labelOf = (value: string) => named.find((one) => one.value === value)?.label ?? value;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={280}
      trapFocus
      returnFocus
      onClose={() => setSearch('')}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.filter}
          data-active={chosen.length > 0 || undefined}
          onClick={() => setOpen(!open)}
        >
          {filter.label}
          {chosen.length > 0 && (
            <span className={styles.chosen}>
              {chosen.length === 1 ? labelOf(chosen[0] ?? '') : `${chosen.length} chosen`}
            </span>
          )}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={`Filter by ${filter.label}`}>
        {values.length > SEARCH_ABOVE && (
          <input
            className={styles.facetSearch}
            type="search"
            placeholder={`Find in ${formatCount(values.length)}`}
            aria-label={`Find a value of ${filter.label}`}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <ScrollArea.Autosize mah={320} type="auto">
          <fieldset className={styles.values}>
            <legend className="visually-hidden">{filter.label}</legend>
            {shown.map((one) => (
              <label key={one.value} className={styles.value} data-none={one.count === 0 || undefined}>
                <input
                  type="checkbox"
                  name={name}
                  checked={chosen.includes(one.value)}
                  onChange={() => toggle(one.value)}
                />
                <span className={styles.valueLabel}>{one.label}</span>
                {one.count !== undefined && <span className={styles.count}>{formatCount(one.count)}</span>}
              </label>
            ))}
            {shown.length === 0 && <p className={styles.nothing}>Nothing of that name.</p>}
          </fieldset>
        </ScrollArea.Autosize>
        {chosen.length > 0 && (
          <button type="button" className={styles.clear} onClick={() => onChange([])}>
            Clear {filter.label.toLowerCase()}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
