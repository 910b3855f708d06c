'use client';

import { Menu } from '@mantine/core';
import { IconCheck, IconColumns3 } from '@tabler/icons-react';
import type { ColumnSet, DataColumn, TableState } from './column';
import { FROZEN_AT_MOST } from './table-state';
import styles from './toolbar.module.css';

const STAY = ['The first column stays', 'The first two stay', 'The first three stay', 'The first four stay'];

/** How the rows are shown: columns one by one or by task, which of them stay in view, and how close rows stand. */
export function ViewMenu<Row>({
  columns,
  sets,
  state,
  onChange,
}: {
  readonly columns: readonly DataColumn<Row>[];
  readonly sets: readonly ColumnSet[];
  readonly state: TableState;
  readonly onChange: (next: TableState) => void;
}) {
  const named = columns[0]?.id;
  const shown = columns.map(({ id }) => id).filter((id) => id === named || state.columns.includes(id));
  const inOrder = (ids: readonly string[]) =>
    columns.map(({ id }) => id).filter((id) => id === named || ids.includes(id));
  const toggle = (id: string) =>
    onChange({
      ...state,
      columns: inOrder(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]),
    });
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <button
          type="button"
          className={styles.tool}
          aria-label="View"
          title="Columns, what stays in view, and density"
        >
          <IconColumns3 size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="min(640px, 76dvh)" style={{ overflowY: 'auto' }}>
        {sets.length > 0 && (
          <>
            <Menu.Label>Columns for</Menu.Label>
            {sets.map((set) => {
              const chosen = inOrder(set.columns).join() === shown.join();
              return (
                <Menu.Item
                  key={set.label}
                  aria-current={chosen || undefined}
                  rightSection={chosen && <IconCheck size={14} aria-hidden />}
                  onClick={() => onChange({ ...state, columns: inOrder(set.columns) })}
                >
                  {set.label}
                </Menu.Item>
              );
            })}
            <Menu.Divider />
          </>
        )}
        <Menu.CheckboxItem
          checked={state.compact}
          onChange={() => onChange({ ...state, compact: !state.compact })}
        >
          Compact rows
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Label>When it scrolls sideways</Menu.Label>
        <Menu.RadioGroup
          value={String(state.frozen)}
          onChange={(value) => onChange({ ...state, frozen: Number(value) })}
        >
          {STAY.slice(0, FROZEN_AT_MOST).map((words, index) => (
            <Menu.RadioItem key={words} value={String(index + 1)}>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>Columns</Menu.Label>
        {columns.slice(1).map(({ id, label }) => (
          <Menu.CheckboxItem key={id} checked={shown.includes(id)} onChange={() => toggle(id)}>
            {label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
