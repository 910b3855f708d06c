'use client';

import { useEffect, useRef } from 'react';

/** What the keys of the desk do, by `KeyboardEvent.key`; `edit` is Enter, `leave` Escape out of the form. */
type DeskKeys = Readonly<Record<string, () => unknown>>;

/** Where a key is typed, or belongs to a control or a dialog. */
const TYPING =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="menu"]';

/** Single keys for the whole desk, unless something is being typed or a control has the key for itself. */
export function useDeskKeys(keys: DeskKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (event.key === 'Escape' && target.closest('[data-desk-form]')) {
        latest.current.leave?.();
        return;
      }
      if (target.closest(TYPING)) return;
      // Enter presses the button or opens the link that has the focus.
      if (event.key === 'Enter' && target.closest('a, button:not([data-desk-row]), summary')) return;
      const key = event.key === 'Enter' ? 'edit' : event.key;
      const act = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
