'use client';

import { useEffect, useState } from 'react';
import { upload } from '@/components/ui/upload';
import type { TableMapping } from '@/lib/catalog/import/table-columns';
import type { ActionError } from '@/lib/http/action-result';
import { type FoundTables, type TriedTable, withMapping } from './table-answers';

/** Typing waits this long before the table is tried again. */
const PAUSE_MS = 350;
const address = (name: string) => `/api/console/imports/table?${new URLSearchParams({ name })}`;

export interface TableState {
  readonly found: FoundTables | null;
  readonly mapping: TableMapping | null;
  readonly setMapping: (mapping: TableMapping) => void;
  /** What would be read by the mapping; null while it is being tried for the first time. */
  readonly tried: TriedTable | null;
  readonly trying: boolean;
  readonly error: ActionError | null;
}

/** The tables of a file, the mapping that is being made of them, and at every change what would be read by it. */
export function useTable(body: Blob | null, name: string): TableState {
  const [found, setFound] = useState<FoundTables | null>(null);
  const [mapping, setMapping] = useState<TableMapping | null>(null);
  const [tried, setTried] = useState<TriedTable | null>(null);
  const [trying, setTrying] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);

  useEffect(() => {
    setFound(null);
    setMapping(null);
    setTried(null);
    setError(null);
    if (!body || body.size === 0) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const result = await upload<FoundTables>(address(name), body, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (!result.ok) return setError(result.error);
      setFound(result.data);
      setMapping(result.data.remembered ?? result.data.tables[0]?.mapping ?? null);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, name]);

  useEffect(() => {
    if (!body || !mapping) return;
    const stop = new AbortController();
    setTrying(true);
    const timer = setTimeout(async () => {
      const { body: both, headers } = withMapping(mapping, body);
      const result = await upload<TriedTable>(address(name), both, { headers, signal: stop.signal });
      if (stop.signal.aborted) return;
      setTrying(false);
      setError(result.ok ? null : result.error);
      if (result.ok) setTried(result.data);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, name, mapping]);

  return { found, mapping, setMapping, tried, trying, error };
}
