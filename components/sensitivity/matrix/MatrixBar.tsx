'use client';

import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useMemo } from 'react';
import { formatPlural } from '@/components/ui/format-number';
import type { DataColumn } from '@/components/ui/table/column';
import { ExportMenu } from '@/components/ui/table/ExportMenu';
import { FacetFilter } from '@/components/ui/table/FacetFilter';
import toolbar from '@/components/ui/table/toolbar.module.css';
import { CLEARANCE_STATES, CLEARANCE_WORDS } from '@/lib/sensitivity/clearance-state';
import {
  cellState,
  type MatrixChoice,
  type ShownMatrix,
  WHOLE_MATRIX,
} from '@/lib/sensitivity/matrix-filter';
import type { MatrixRow, MatrixView } from '@/lib/sensitivity/matrix-view';
import styles from './matrix.module.css';

/** What of the matrix is looked at: words, filters and the day; and its export. */
export function MatrixBar({
  view,
  shown,
  choice,
  at,
  pending,
  searchRef,
  onChoice,
  onAt,
}: {
  readonly view: MatrixView;
  readonly shown: ShownMatrix;
  readonly choice: MatrixChoice;
  /** A day; null = now. */
  readonly at: string | null;
  readonly pending: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onChoice: (choice: MatrixChoice) => void;
  readonly onAt: (day: string | null) => void;
}) {
  const filters = useMemo(() => filtersOf(view), [view]);
  const narrowed = JSON.stringify(choice) !== JSON.stringify(WHOLE_MATRIX);
  return (
    <search className={toolbar.toolbar}>
      <div className={toolbar.search}>
        <IconSearch size={15} aria-hidden className={toolbar.searchIcon} />
        <input
          ref={searchRef}
          type="search"
          className={toolbar.searchInput}
          aria-label="Search offerings"
          placeholder="Search offerings"
          value={choice.q}
          onChange={(event) => onChoice({ ...choice, q: event.currentTarget.value })}
        />
        {choice.q === '' && <kbd className={toolbar.key}>/</kbd>}
      </div>
      <div className={toolbar.filters}>
        {filters.map(({ id, label, values }) => (
          <FacetFilter
            key={id}
            filter={{ label }}
            values={values}
            chosen={choice[id]}
            onChange={(chosen) => onChoice({ ...choice, [id]: chosen })}
          />
        ))}
        <label className={styles.dateLabel}>
          As of
          <input
            type="date"
            className={styles.date}
            value={at ?? view.at.slice(0, 10)}
            onChange={(event) => onAt(event.currentTarget.value || null)}
          />
        </label>
        {(narrowed || at !== null) && (
          <button
            type="button"
            className={toolbar.clearAll}
            onClick={() => {
              onChoice(WHOLE_MATRIX);
              onAt(null);
            }}
          >
            Clear all
          </button>
        )}
      </div>
      <div className={toolbar.end}>
        <span role="status" className={toolbar.total} data-pending={pending || undefined}>
          {formatPlural(shown.rows.length, 'offering', 'offerings')}
        </span>
        <ExportMenu
          label={`Clearance ${view.environment} ${view.at.slice(0, 10)}`}
          columns={columnsOf(view, shown)}
          all={async () => shown.rows}
        />
      </div>
    </search>
  );
}

type FilterId = Exclude<keyof MatrixChoice, 'q'>;

function filtersOf({ rows, vendors, labels, taskClasses }: MatrixView) {
  const counted = (keys: readonly (string | null)[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, label: vendors[value] ?? value, count }))
      .sort((a, b) => a.label.localeCompare(b.label));
  };
  const filters: {
    id: FilterId;
    label: string;
    values: { value: string; label: string; count?: number }[];
  }[] = [
    {
      id: 'taskClass',
      label: 'Task class',
      values: taskClasses.map(({ key, name }) => ({ value: key, label: name })),
    },
    { id: 'channel', label: 'Channel', values: counted(rows.map(({ channel }) => channel)) },
    { id: 'owner', label: 'Owner', values: counted(rows.map(({ owner }) => owner)) },
    { id: 'label', label: 'Label', values: labels.map(({ ref, name }) => ({ value: ref, label: name })) },
    {
      id: 'state',
      label: 'State',
      values: CLEARANCE_STATES.map((value) => ({ value, label: CLEARANCE_WORDS[value] })),
    },
  ];
  return filters;
}

/** The matrix as a table for export: each label's state, and until when. */
function columnsOf(view: MatrixView, { labels }: ShownMatrix): DataColumn<MatrixRow>[] {
  return [
    { id: 'offering', label: 'Offering', value: ({ key }) => key },
    { id: 'model', label: 'Model', value: ({ model }) => model },
    { id: 'channel', label: 'Channel', value: ({ channel }) => view.vendors[channel] ?? channel },
    {
      id: 'owner',
      label: 'Owner',
      value: ({ owner }) => (owner === null ? null : (view.vendors[owner] ?? owner)),
    },
    ...labels.map(
      ({ ref, name, place }): DataColumn<MatrixRow> => ({
        id: ref,
        label: name,
        value: ({ pattern }) => {
          const cell = view.patterns[pattern]?.[place];
          if (!cell) return null;
          const words = CLEARANCE_WORDS[cellState(cell, view.at)];
          return cell.until === null ? words : `${words} until ${cell.until}`;
        },
      }),
    ),
  ];
}
