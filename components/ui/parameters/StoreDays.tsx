'use client';

import { Button, Checkbox, CloseButton, Fieldset, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { RETENTION_STORES, UNLIMITED } from '@/lib/contracts/parameters';
import type { FieldOf } from './field-of';
import styles from './parameters.module.css';

/** For how many days each store keeps data. One without a number says nothing, and a label that asks for it is not met. */
export function StoreDays({
  parameter: { name, help, options = RETENTION_STORES },
  value,
  onChange,
  id,
  error,
}: FieldOf) {
  const kept = (value ?? {}) as Readonly<Record<string, number | typeof UNLIMITED>>;
  const [added, setAdded] = useState('');
  const stores = [...new Set([...Object.keys(options), ...Object.keys(kept)])];
  const set = (store: string, days: number | typeof UNLIMITED | undefined) => {
    const { [store]: _before, ...others } = kept;
    const next = days === undefined ? others : { ...others, [store]: days };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const key = added
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return (
    <Fieldset
      id={id}
      legend={name}
      variant="unstyled"
      tabIndex={-1}
      classNames={{ legend: styles.legend ?? '' }}
    >
      {help && <p className={styles.help}>{help}</p>}
      <div className={styles.stores}>
        {stores.map((store) => {
          const days = kept[store];
          const label = options[store] ?? store.replaceAll('_', ' ');
          return (
            <div key={store} className={styles.store}>
              <span aria-hidden>{label}</span>
              <NumberInput
                aria-label={label}
                size="xs"
                hideControls
                allowNegative={false}
                allowDecimal={false}
                suffix=" days"
                placeholder="Not said"
                disabled={days === UNLIMITED}
                value={typeof days === 'number' ? days : ''}
                onChange={(typed) => set(store, typeof typed === 'number' ? typed : undefined)}
              />
              <Checkbox
                size="xs"
                label="No limit"
                aria-label={`${label}: no limit`}
                checked={days === UNLIMITED}
                onChange={(event) => set(store, event.currentTarget.checked ? UNLIMITED : undefined)}
              />
              {!options[store] && (
                <CloseButton aria-label={`Remove ${label}`} onClick={() => set(store, undefined)} />
              )}
            </div>
          );
        })}
      </div>
      <div className={styles.add}>
        <TextInput
          aria-label="Another store"
          placeholder="Another store"
          size="xs"
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
        />
        <Button
          size="compact-sm"
          variant="default"
          disabled={!/^[a-z]/.test(key) || stores.includes(key)}
          onClick={() => {
            set(key, 0);
            setAdded('');
          }}
        >
          Add
        </Button>
      </div>
      {error && <p className={styles.error}>{error}</p>}
    </Fieldset>
  );
}
