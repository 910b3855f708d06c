'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { requireOk } from '@/components/ui/require-ok';

/** Rows of a part of an import: on their way, here, or why not. */
export type Loaded<Row> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'here'; readonly rows: readonly Row[] };

const LOADING = { state: 'loading' } as const;

/**
 * All rows of a part of an import, read once for as long as `version` stands. A part may hold some ten thousand: they are
 * searched, sorted and chosen from here.
 */
export function useSectionRows<Row>(
  importId: string,
  part: string,
  version: string,
): { readonly loaded: Loaded<Row>; readonly retry: () => void } {
  const [parts, setParts] = useState<Readonly<Record<string, Loaded<Row>>>>({});
  const asked = useRef(new Set<string>());
  const key = `${version} ${part}`;
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again after a failure
  useEffect(() => {
    if (asked.current.has(key)) return;
    asked.current.add(key);
    const put = (loaded: Loaded<Row>) => setParts((now) => ({ ...now, [key]: loaded }));
    readRows<Row>(`/api/console/imports/${importId}/${part}`).then(
      (rows) => put({ state: 'here', rows }),
      (error: unknown) => {
        asked.current.delete(key);
        put({ state: 'failed', message: error instanceof Error ? error.message : 'It could not be read.' });
      },
    );
  }, [importId, part, key, tries]);

  const retry = useCallback(() => {
    setParts(({ [key]: _, ...others }) => others);
    setTries((now) => now + 1);
  }, [key]);
  return { loaded: parts[key] ?? LOADING, retry };
}

async function readRows<Row>(address: string): Promise<readonly Row[]> {
  const response = await fetch(address).catch(() => null);
  if (!response) throw new Error('The server could not be reached.');
  return ((await (await requireOk(response)).json()) as { readonly rows: readonly Row[] }).rows;
}
