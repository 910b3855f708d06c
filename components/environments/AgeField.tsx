'use client';

import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { AGE_UNITS, typedUnit, unitOf } from '@/lib/routing/environment-settings';
import styles from './environments.module.css';

/** A length of time in seconds, typed in whichever unit suits; null = empty. */
export function AgeField({
  id,
  label,
  description,
  error,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly error: string | false;
  readonly value: number | null;
  readonly onChange: (seconds: number | null) => void;
}) {
  const [chosen, setChosen] = useState(() => unitOf(value ?? 60));
  // The value may have become another from outside, as by Discard.
  const unit = typedUnit(chosen, value);
  return (
    <div className={styles.age}>
      <NumberInput
        id={id}
        label={label}
        description={description}
        error={error}
        min={1}
        allowDecimal={false}
        value={value === null ? '' : value / unit.length}
        onChange={(typed) => onChange(typeof typed === 'number' ? Math.round(typed * unit.length) : null)}
      />
      <NativeSelect
        // As high as the label beside it.
        label={'\u00A0'}
        aria-label={`${label}: unit`}
        data={AGE_UNITS.map(({ name }) => ({ value: name, label: `${name}s` }))}
        value={unit.name}
        onChange={(event) => {
          const next = AGE_UNITS.find(({ name }) => name === event.currentTarget.value) ?? unit;
          setChosen(next);
          if (value !== null) onChange(Math.round((value / unit.length) * next.length));
        }}
      />
    </div>
  );
}
