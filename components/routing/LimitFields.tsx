'use client';

import { TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { FieldProblem } from '@/lib/core/errors';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import styles from './routing.module.css';

type Limits = NonNullable<RuleDefinition['limits']>;

const WHOLE_LIMITS = [
  { field: 'maxOutputTokens', label: 'Longest output', unit: 'tokens' },
  { field: 'maxAttempts', label: 'Attempts', unit: undefined },
  { field: 'timeoutMs', label: 'Time an attempt', unit: 'ms' },
  { field: 'firstTokenMs', label: 'Time to first token', unit: 'ms' },
  { field: 'deadlineMs', label: 'Time in all', unit: 'ms' },
] as const;

/** What a request may cost and how long it may take; an empty field sets no limit. */
export function LimitFields({
  limits,
  problems,
  onChange,
}: {
  readonly limits: Limits;
  readonly problems: readonly FieldProblem[] | undefined;
  readonly onChange: (limits: Limits) => void;
}) {
  const at = (field: string) => ({
    id: fieldId(`/definition/limits/${field}`),
    error: fieldError(problems, `/definition/limits/${field}`),
  });
  const set = (field: keyof Limits, value: string | number | null) => {
    const { [field]: _old, ...rest } = limits;
    onChange((value === null || value === '' ? rest : { ...rest, [field]: value }) as Limits);
  };
  return (
    <div className={styles.fields}>
      <TextInput
        {...at('maxCostUsd')}
        label="Cost of an attempt"
        leftSection="$"
        inputMode="decimal"
        placeholder="no limit"
        value={limits.maxCostUsd ?? ''}
        onChange={(event) => set('maxCostUsd', event.currentTarget.value.trim())}
      />
      {WHOLE_LIMITS.map(({ field, label, unit }) => (
        <WholeNumberField
          {...at(field)}
          key={field}
          label={label}
          unit={unit}
          placeholder="no limit"
          min={1}
          value={limits[field]}
          onChange={(value) => set(field, value)}
        />
      ))}
    </div>
  );
}
