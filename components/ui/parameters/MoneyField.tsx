'use client';

import { TextInput } from '@mantine/core';
import type { FieldOf } from './field-of';
import styles from './parameters.module.css';

/** An amount as a plain decimal, and its currency. */
export function MoneyField({ parameter: { name, help }, value, onChange, id, error }: FieldOf) {
  const { amount = '', currency = '' } = (value ?? {}) as { amount?: string; currency?: string };
  const change = (part: { amount?: string; currency?: string }) => {
    const next = { amount, currency, ...part };
    onChange(next.amount === '' && next.currency === '' ? undefined : next);
  };
  return (
    <div className={styles.pair}>
      <TextInput
        id={id}
        label={name}
        description={help}
        error={error}
        inputMode="decimal"
        value={amount}
        onChange={(event) => change({ amount: event.currentTarget.value.replaceAll(/[\s,]/g, '') })}
      />
      <TextInput
        label="Currency"
        placeholder="EUR"
        maxLength={3}
        value={currency}
        onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  );
}
