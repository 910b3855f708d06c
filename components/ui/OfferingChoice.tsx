'use client';

import { Autocomplete, Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { OfferingRow } from '@/lib/catalog/offering-row';

/** A field that holds the key of one offering, found by typing. Empty is none. */
export function OfferingChoice({
  value,
  onChange,
  ...input
}: {
  readonly id?: string;
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly description?: string | undefined;
  readonly error?: string | false;
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}) {
  const [wanted] = useDebouncedValue((value ?? '').trim(), 150);
  const [found, setFound] = useState<{ readonly for: string; readonly keys: readonly string[] } | null>(null);
  useEffect(() => {
    if (wanted === '') return;
    const abort = new AbortController();
    fetch(`/api/console/offerings?${new URLSearchParams({ q: wanted, limit: '20' })}`, {
      signal: abort.signal,
    })
      .then(async (response) => {
        const { rows } = (await response.json()) as { rows: OfferingRow[] };
        setFound({ for: wanted, keys: rows.map(({ key }) => key) });
      })
      // What was typed stays; the server says on saving whether there is such an offering.
      .catch(() => {});
    return () => abort.abort();
  }, [wanted]);
  return (
    <Autocomplete
      {...input}
      placeholder="None: type a model, channel or request id"
      data={found ? [...found.keys] : []}
      // The server has found them already, by more than their keys.
      filter={({ options }) => options}
      rightSection={wanted !== '' && found?.for !== wanted ? <Loader size={14} /> : null}
      value={value ?? ''}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  );
}
