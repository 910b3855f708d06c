'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** What the keys of a table do. */
export interface RowKeys {
  readonly count: number;
  /** Index of the row that the keys are about; -1 = none. */
  readonly cursor: () => number;
  readonly move: (index: number, extend: boolean) => void;
  readonly open: (index: number) => void;
  readonly toggle: ((index: number) => void) | null;
  readonly look: ((index: number) => void) | null;
  readonly focusSearch: () => void;
  readonly clear: () => void;
}

/**
 * `j k` or arrows move, `x` selects, shift extends, enter opens, space looks quickly, `/` searches, escape clears. Works when the table has
 * the focus, and for the first table of a page also when nothing has.
 */
export function useRowKeys(root: RefObject<HTMLElement | null>, keys: RowKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const table = root.current;
      const target = event.target as HTMLElement;
      if (!table || document.querySelector('[role="dialog"]')) return;
      const loose = target === document.body && document.querySelector('[data-data-table]') === table;
      if (!loose && !table.contains(target)) return;
      if (
        target.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]')
      ) {
        if (event.key === 'Escape') (target as HTMLInputElement).blur();
        return;
      }
      const onRow = loose || target.closest('tbody') !== null || target.hasAttribute('data-scroller');
      const act = actionOf(event, latest.current, onRow, target);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [root]);
}

function actionOf(
  event: KeyboardEvent,
  keys: RowKeys,
  onRow: boolean,
  target: HTMLElement,
): (() => void) | undefined {
  const cursor = keys.cursor();
  const { count } = keys;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === '/') return keys.focusSearch;
  if (!onRow || count === 0) return undefined;
  const to = (index: number) => () => keys.move(Math.max(0, Math.min(count - 1, index)), event.shiftKey);
  if (key === 'j' || key === 'ArrowDown') return to(cursor + 1);
  if (key === 'k' || key === 'ArrowUp') return to(cursor - 1);
  if (key === 'Home') return to(0);
  if (key === 'End') return to(count - 1);
  if (key === 'PageDown') return to(cursor + 15);
  if (key === 'PageUp') return to(cursor - 15);
  if (key === 'Escape') return keys.clear;
  if (cursor < 0) return undefined;
  if (key === 'x' && keys.toggle) {
    const { toggle } = keys;
    return () => toggle(cursor);
  }
  if (key === ' ' && keys.look && !target.closest('button, input')) {
    const { look } = keys;
    return () => look(cursor);
  }
  const control = target.closest('a, button, input');
  if ((key === 'Enter' && !control) || key === 'o') return () => keys.open(cursor);
  return undefined;
}
