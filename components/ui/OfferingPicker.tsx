'use client';

import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { OfferingFacts } from './OfferingFacts';
import styles from './OfferingFacts.module.css';

/** Finds an offering by typing and adds it. Those in `taken` are shown, and cannot be added again. */
export function OfferingPicker({
  taken,
  onPick,
}: {
  readonly taken: readonly string[];
  readonly onPick: (row: OfferingRow) => void;
}) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 120);
  const [found, setFound] = useState<{ for: string; rows: readonly OfferingRow[]; total: number } | null>(
    null,
  );
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (wanted === '') return;
    const abort = new AbortController();
    const query = new URLSearchParams({ q: wanted, limit: '20' });
    fetch(`/api/console/offerings?${query}`, { signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        const { rows, total } = (await response.json()) as { rows: OfferingRow[]; total: number };
        setFound({ for: wanted, rows, total });
        setFailed(false);
      })
      .catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true);
      });
    return () => abort.abort();
  }, [wanted]);

  // The first match is marked as soon as it is there, so that Enter adds it.
  const { selectFirstOption } = combobox;
  const shownFor = wanted === '' ? null : (found?.for ?? null);
  useEffect(() => {
    if (shownFor !== null) selectFirstOption();
  }, [shownFor, selectFirstOption]);

  const rows = wanted === '' ? [] : (found?.rows ?? []);
  const loading = wanted !== '' && found?.for !== wanted && !failed;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => {
        const row = rows.find((offering) => offering.key === key);
        if (row) onPick(row);
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label="Add an offering"
          placeholder="Model, channel or request id"
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={loading ? <Loader size={14} /> : null}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          // Enter adds what is marked; it never sends the form from here.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''}>
        <Combobox.Options mah={360} style={{ overflowY: 'auto' }}>
          {rows.map((row) => (
            <Combobox.Option key={row.key} value={row.key} disabled={taken.includes(row.key)}>
              <div className={styles.name}>
                {row.modelName}
                {taken.includes(row.key) && <span className={styles.note}> already in the list</span>}
              </div>
              <OfferingFacts row={row} />
            </Combobox.Option>
          ))}
          {failed && (
            <Combobox.Empty>The catalogue could not be searched. Type again to retry.</Combobox.Empty>
          )}
          {!failed && !loading && rows.length === 0 && (
            <Combobox.Empty>No offering matches “{wanted}”.</Combobox.Empty>
          )}
        </Combobox.Options>
        {found && found.total > rows.length && rows.length > 0 && (
          <Combobox.Footer>
            <span className={styles.note}>
              {rows.length} of {found.total.toLocaleString('en')}; type more to narrow
            </span>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
