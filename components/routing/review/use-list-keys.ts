'use client';

import { useEffect, useRef } from 'react';

interface ListKeys {
  readonly move: (step: 1 | -1) => void;
  readonly toggle: () => void;
  readonly open: () => void;
}

/** `j k` move, `x` selects, Enter opens: unless something is being typed, or a control has the key for itself. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]')) return;
      const { move, toggle, open } = latest.current;
      const acts: Readonly<Record<string, () => void>> = {
        j: () => move(1),
        k: () => move(-1),
        x: toggle,
        ...(target.closest('a, button, input, summary') ? {} : { Enter: open }),
      };
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
