'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TableState } from './column';
import { readableQuery, readTableState, type TableShape, writeTableState } from './table-state';

/** Typing waits this long before it reaches the address bar (browsers limit how often it may change). */
const TYPING_MS = 250;

/**
 * A table's state, kept in the URL without asking the server for the page again. What is on screen changes at once;
 * the address follows, and going back or a link to the same page with other parameters is obeyed.
 */
export function useTableState(shape: TableShape): readonly [TableState, (next: TableState) => void] {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const [state, setState] = useState(() => readTableState(new URLSearchParams(search), shape));
  const written = useRef(search);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void }>(
    undefined,
  );

  useEffect(() => {
    if (search === written.current) return;
    written.current = search;
    setState(readTableState(new URLSearchParams(search), shape));
  }, [search, shape]);

  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    waiting.current.write();
    waiting.current = undefined;
  }, []);

  // A link followed while a change waits: the entry being left gets it first.
  useEffect(() => {
    document.addEventListener('click', flush, true);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('click', flush, true);
      window.removeEventListener('pagehide', flush);
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = undefined;
    };
  }, [flush]);

  const update = useCallback(
    (next: TableState) => {
      setState((current) => {
        const write = () => {
          if (window.location.pathname !== pathname) return;
          const params = writeTableState(new URLSearchParams(window.location.search), next, shape);
          written.current = params.toString();
          window.history.replaceState(null, '', `${pathname}${readableQuery(params)}`);
        };
        if (waiting.current) clearTimeout(waiting.current.timer);
        waiting.current = { timer: setTimeout(flush, next.q === current.q ? 0 : TYPING_MS), write };
        return next;
      });
    },
    [pathname, shape, flush],
  );
  return [state, update];
}
