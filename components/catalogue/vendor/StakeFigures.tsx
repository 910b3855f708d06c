'use client';

import { Select, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ActionError } from '@/lib/http/action-result';
import { STAKE_LABELS, type StakeValues } from './stake-values';
import styles from './vendor.module.css';

const TYPED = [
  ['economicPercent', '%, such as 12.5'],
  ['votingPercent', '%. 0 says that there are none.'],
  ['committedUsd', 'USD, promised or paid'],
  ['spendCommitmentUsd', 'USD that is to be spent with the holder'],
  ['revenueSharePercent', '%'],
  ['boardSeats', '0 says that there are none.'],
  ['exclusivity', 'In words, where there is any.'],
] as const;

/** How much is held. What is left empty is unknown, and never taken for nothing. */
export function StakeFigures({
  values,
  error,
  onChange,
}: {
  readonly values: StakeValues;
  readonly error: ActionError | null;
  readonly onChange: (change: Partial<StakeValues>) => void;
}) {
  const at = (path: string) => ({
    id: fieldId(path),
    label: STAKE_LABELS[path],
    error: fieldError(error?.fields, path),
  });
  return (
    <fieldset className={styles.figures}>
      <legend>How much, as far as it is public</legend>
      <p className={styles.quiet}>Leave empty what is not known. Unknown stays unknown, and is never 0.</p>
      <div className={styles.fields}>
        {TYPED.map(([field, description]) => (
          <TextInput
            key={field}
            {...at(`/${field}`)}
            description={description}
            placeholder="unknown"
            {...(field === 'exclusivity' ? {} : { inputMode: 'decimal' as const })}
            value={values[field]}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          />
        ))}
        <Select
          {...at('/convertible')}
          description="Whether it can be turned into shares."
          allowDeselect={false}
          data={[
            { value: '', label: 'Unknown' },
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={values.convertible}
          onChange={(value) => onChange({ convertible: (value ?? '') as StakeValues['convertible'] })}
        />
      </div>
    </fieldset>
  );
}
