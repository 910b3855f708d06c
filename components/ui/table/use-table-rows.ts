'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { troubleOf } from '../require-ok';
import type { DataColumn, FacetValue, TableFilter, TablePage, TableState } from './column';
import { selectRows } from './select-rows';
import { readTableState, rowsKey, type TableShape } from './table-state';

/** Where a table's rows come from. A server source answers a window at a time and counts its own facets. */
export type TableSource<Row> =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'server';
      /** Must be stable between renders. Rejects with an Error whose message a person can read. */
      readonly load: (
        state: TableState,
        offset: number,
        limit: number,
        signal?: AbortSignal,
      ) => Promise<TablePage<Row>>;
      /** The first window as the page rendered it, and the query string it was rendered for. */
      readonly initial?: { readonly search: string; readonly page: TablePage<Row> };
      /** Another one says that the rows may have changed: what is on screen is asked for anew, and stays until then. */
      readonly revision?: string;
    };

export interface TableRows<Row> {
  /** By index; undefined = on its way. */
  readonly rows: readonly (Row | undefined)[];
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  /** Rows of an earlier question are still shown. */
  readonly pending: boolean;
  readonly error: string | null;
  readonly retry: () => void;
  /** Says which indexes are on screen, so that they are fetched. */
  readonly want: (first: number, last: number) => void;
  /** Every row that the filters let through: for exports. */
  readonly all: () => Promise<readonly Row[]>;
}

const WINDOW = 100;
/** As many as are asked for at once where all are wanted. */
const MANY = 10_000;

interface Loaded<Row> {
  readonly key: string;
  readonly rows: readonly (Row | undefined)[];
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
}

function placed<Row>(key: string, page: TablePage<Row>, offset = 0): Loaded<Row> {
  const rows: (Row | undefined)[] = new Array(page.total).fill(undefined);
  page.rows.forEach((row, index) => {
    if (offset + index < rows.length) rows[offset + index] = row;
  });
  return { key, rows, total: page.total, facets: page.facets };
}

/** The rows of a table for its state: worked out here for client rows, fetched by window for a server source. */
export function useTableRows<Row>(
  source: TableSource<Row>,
  columns: readonly DataColumn<Row>[],
  filters: readonly TableFilter<Row>[],
  state: TableState,
  shape: TableShape,
): TableRows<Row> {
  const key = rowsKey(state);
  const local = source.kind === 'rows' ? source.rows : null;
  const load = source.kind === 'server' ? source.load : null;
  const revision = source.kind === 'server' ? source.revision : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what of `state` selects rows
  const selected = useMemo(
    () => (local ? selectRows(local, columns, filters, state) : null),
    [local, columns, filters, key],
  );

  const [loaded, setLoaded] = useState<Loaded<Row> | null>(() => {
    if (source.kind !== 'server' || !source.initial) return null;
    const { search, page } = source.initial;
    return placed(rowsKey(readTableState(new URLSearchParams(search), shape)), page);
  });
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef({ key: '', windows: new Set<number>() });
  const current = useRef(state);
  useEffect(() => {
    current.current = state;
  });
  const fresh = loaded?.key === key;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    if (!load || fresh) return;
    const controller = new AbortController();
    setError(null);
    load(current.current, 0, WINDOW, controller.signal).then(
      (page) => {
        if (!controller.signal.aborted) setLoaded(placed(key, page));
      },
      (failure: unknown) => {
        if (!controller.signal.aborted) setError(troubleOf(failure) ?? 'The rows could not be fetched.');
      },
    );
    return () => controller.abort();
  }, [load, key, fresh, attempt]);

  const onScreen = useRef({ first: 0, last: 0 });
  const shownRevision = useRef(revision);
  useEffect(() => {
    if (!load || revision === shownRevision.current) return;
    shownRevision.current = revision;
    const controller = new AbortController();
    const { first, last } = onScreen.current;
    const offset = Math.floor(first / WINDOW) * WINDOW;
    load(current.current, offset, Math.max(WINDOW, last + 1 - offset), controller.signal).then(
      (page) => {
        if (controller.signal.aborted) return;
        asked.current = { key: '', windows: new Set() };
        setLoaded(placed(key, page, offset));
      },
      // What is there stays; the next revision asks again.
      () => {},
    );
    return () => controller.abort();
  }, [load, key, revision]);

  const want = useCallback(
    (first: number, last: number) => {
      onScreen.current = { first, last };
      if (!load || !loaded || loaded.key !== key) return;
      if (asked.current.key !== key) asked.current = { key, windows: new Set() };
      const { windows } = asked.current;
      for (let at = Math.floor(first / WINDOW); at <= Math.floor(last / WINDOW); at += 1) {
        const offset = at * WINDOW;
        const end = Math.min(offset + WINDOW, loaded.total);
        if (windows.has(at) || offset >= loaded.total || loaded.rows.slice(offset, end).every(Boolean))
          continue;
        windows.add(at);
        load(current.current, offset, WINDOW).then(
          (page) =>
            setLoaded((now) => {
              if (now?.key !== key) return now;
              const rows = [...now.rows];
              page.rows.forEach((row, index) => {
                if (offset + index < rows.length) rows[offset + index] = row;
              });
              return { ...now, rows };
            }),
          (failure: unknown) => {
            windows.delete(at);
            setError(troubleOf(failure) ?? 'The rows could not be fetched.');
          },
        );
      }
    },
    [load, loaded, key],
  );

  const shown = selected ?? loaded;
  const all = useCallback(async () => {
    if (!load) return selected?.rows ?? [];
    const rows: Row[] = [];
    for (;;) {
      const page = await load(current.current, rows.length, MANY);
      rows.push(...page.rows);
      if (page.rows.length === 0 || rows.length >= page.total) return rows;
    }
  }, [load, selected]);
  const retry = useCallback(() => {
    asked.current = { key: '', windows: new Set() };
    setError(null);
    setAttempt((count) => count + 1);
  }, []);
  return {
    rows: shown?.rows ?? [],
    total: shown?.total ?? 0,
    facets: shown?.facets ?? {},
    pending: load !== null && !fresh && error === null,
    error,
    retry,
    want,
    all,
  };
}
