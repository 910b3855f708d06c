'use client';

import { Menu } from '@mantine/core';
import { IconColumns3, IconDownload, IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { formatPlural } from '../format-number';
import type { DataColumn, FacetValue, TableFilter, TableState } from './column';
import { FacetFilter } from './FacetFilter';
import styles from './toolbar.module.css';

/** Search, filters, count, columns, density and export: what stands above the rows. */
export function TableToolbar<Row>({
  columns,
  filters,
  facets,
  state,
  onChange,
  total,
  pending,
  noun,
  searchLabel,
  searchRef,
  onExport,
  extra,
}: {
  readonly columns: readonly DataColumn<Row>[];
  readonly filters: readonly TableFilter<Row>[];
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  readonly state: TableState;
  readonly onChange: (next: TableState) => void;
  readonly total: number;
  readonly pending: boolean;
  readonly noun: readonly [singular: string, plural: string];
  readonly searchLabel: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onExport: (format: 'csv' | 'json') => void;
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
  const toggleColumn = (id: string) => {
    const shown = state.columns.includes(id)
      ? state.columns.filter((one) => one !== id)
      : columns.map((column) => column.id).filter((one) => one === id || state.columns.includes(one));
    onChange({ ...state, columns: shown });
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
        <Menu position="bottom-end" closeOnItemClick={false}>
          <Menu.Target>
            <button type="button" className={styles.tool} aria-label="View" title="Columns and density">
              <IconColumns3 size={16} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown mah="min(560px, 70dvh)" style={{ overflowY: 'auto' }}>
            <Menu.Label>Columns</Menu.Label>
            {columns.slice(1).map((column) => (
              <Menu.CheckboxItem
                key={column.id}
                checked={state.columns.includes(column.id)}
                onChange={() => toggleColumn(column.id)}
              >
                {column.label}
              </Menu.CheckboxItem>
            ))}
            <Menu.Divider />
            <Menu.CheckboxItem
              checked={state.compact}
              onChange={() => onChange({ ...state, compact: !state.compact })}
            >
              Compact rows
            </Menu.CheckboxItem>
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" className={styles.tool} aria-label="Export" title="Export what is shown">
              <IconDownload size={16} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Export what is shown</Menu.Label>
            <Menu.Item onClick={() => onExport('csv')}>CSV</Menu.Item>
            <Menu.Item onClick={() => onExport('json')}>JSON</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </search>
  );
}
