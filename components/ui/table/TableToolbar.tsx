'use client';

import { Menu } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { formatPlural } from '../format-number';
import type { FacetValue, TableFilter, TableState } from './column';
import { FacetFilter } from './FacetFilter';
import styles from './toolbar.module.css';

/** Search, filters and count: what stands above rows, or above a chart of them. */
export function TableToolbar<Row>({
  filters,
  facets,
  state,
  onChange,
  total,
  pending,
  noun,
  searchLabel,
  searchRef,
  extra,
}: {
  readonly filters: readonly TableFilter<Row>[];
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  readonly state: TableState;
  readonly onChange: (next: TableState) => void;
  readonly total: number;
  readonly pending: boolean;
  readonly noun: readonly [singular: string, plural: string];
  readonly searchLabel: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** More tools, after the count. */
  readonly extra?: ReactNode;
}) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const isShown = ({ id, more }: TableFilter<Row>) =>
    !more || added.includes(id) || state.filters[id] !== undefined;
  const hidden = filters.filter((filter) => !isShown(filter));
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0;
  const choose = (id: string, chosen: readonly string[]) => {
    const { [id]: _, ...others } = state.filters;
    onChange({ ...state, filters: chosen.length > 0 ? { ...others, [id]: chosen } : others });
  };
  return (
    <search className={styles.toolbar} aria-label={`Search and filter ${noun[1]}`}>
      <div className={styles.search}>
        <IconSearch size={15} aria-hidden className={styles.searchIcon} />
        <input
          ref={searchRef}
          type="search"
          className={styles.searchInput}
          placeholder={searchLabel}
          aria-label={searchLabel}
          aria-keyshortcuts="/"
          value={state.q}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ ...state, q: event.currentTarget.value })}
        />
        {state.q === '' && <kbd className={styles.key}>/</kbd>}
      </div>
      <div className={styles.filters}>
        {filters.filter(isShown).map((filter) => (
          <FacetFilter
            key={filter.id}
            filter={filter}
            values={filter.options ?? facets[filter.id] ?? []}
            chosen={state.filters[filter.id] ?? []}
            onChange={(chosen) => choose(filter.id, chosen)}
            startOpen={added.at(-1) === filter.id}
          />
        ))}
        {hidden.length > 0 && (
          <Menu position="bottom-start">
            <Menu.Target>
              <button type="button" className={styles.filter} aria-label="More filters">
                <IconPlus size={14} aria-hidden />
                More
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {hidden.map(({ id, label }) => (
                <Menu.Item key={id} onClick={() => setAdded([...added, id])}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {narrowed && (
          <button
            type="button"
            className={styles.clearAll}
            onClick={() => onChange({ ...state, q: '', filters: {} })}
          >
            Clear all
          </button>
        )}
      </div>
      <div className={styles.end}>
        <span role="status" className={styles.total} data-pending={pending || undefined}>
          {formatPlural(total, noun[0], noun[1])}
        </span>
        {extra}
      </div>
    </search>
  );
}
