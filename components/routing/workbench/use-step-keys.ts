'use client';

import { useEffect, useRef } from 'react';

/** Fields that are no part of the rule: a search, the request that is tried. There the browser's own undo is meant. */
export const OWN_UNDO = { 'data-own-undo': true } as const;

/** ⌘Z and ⇧⌘Z, or Ctrl with Z and Y, undo and redo the edits of the page, wherever the focus is. */
export function useStepKeys(undo: () => void, redo: () => void): void {
  const steps = useRef({ undo, redo });
  steps.current = { undo, redo };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && !(key === 'y' && event.ctrlKey)) return;
      if (event.target instanceof Element && event.target.closest('[data-own-undo], [role="dialog"]')) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) steps.current.redo();
      else steps.current.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
