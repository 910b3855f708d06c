'use client';

import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import styles from './environments.module.css';

const UNITS = [
  { name: 'seconds', length: 1 },
  { name: 'minutes', length: 60 },
  { name: 'hours', length: 3_600 },
  { name: 'days', length: 86_400 },
] as const;

/** The largest unit of which it is a whole number. */
function unitOf(seconds: number): (typeof UNITS)[number] {
  return UNITS.findLast(({ length }) => seconds > 0 && seconds % length === 0) ?? UNITS[0];
}

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
  const [unit, setUnit] = useState(() => unitOf(value ?? 60));
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
        data={UNITS.map(({ name }) => name)}
        value={unit.name}
        onChange={(event) => {
          const next = UNITS.find(({ name }) => name === event.currentTarget.value) ?? UNITS[0];
          setUnit(next);
          if (value !== null) onChange(Math.round((value / unit.length) * next.length));
        }}
      />
    </div>
  );
}
