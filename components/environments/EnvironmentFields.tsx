'use client';

import { Checkbox, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ActionError } from '@/lib/http/action-result';
import { agesSentence } from '@/lib/routing/environment-settings';
import { AgeField } from './AgeField';
import styles from './environments.module.css';

export interface EnvironmentValues {
  readonly name: string;
  readonly production: boolean;
  readonly staleAfter: number | null;
  readonly denies: boolean;
  readonly denyAfter: number | null;
}

export const ENVIRONMENT_LABELS = {
  '/name': 'Name',
  '/staleAfter': 'Stale after',
  '/denyAfter': 'Denies after',
} as const;

/** What a new environment and an edited one have in common. */
export function EnvironmentFields({
  values,
  set,
  error,
}: {
  readonly values: EnvironmentValues;
  readonly set: (change: Partial<EnvironmentValues>) => void;
  readonly error: ActionError | null;
}) {
  const { name, production, staleAfter, denies, denyAfter } = values;
  const at = (path: keyof typeof ENVIRONMENT_LABELS) => ({
    id: fieldId(path),
    label: ENVIRONMENT_LABELS[path],
    error: fieldError(error?.fields, path),
  });
  return (
    <>
      <TextInput
        {...at('/name')}
        autoComplete="off"
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Checkbox
        label="Production"
        description="Marked in words and colour wherever it is shown. Nothing that one person alone approved counts there."
        checked={production}
        onChange={(event) => set({ production: event.currentTarget.checked })}
      />
      <AgeField
        {...at('/staleAfter')}
        description="For so long a router may go without fresh proof before it calls itself stale."
        value={staleAfter}
        onChange={(seconds) => set({ staleAfter: seconds })}
      />
      <Checkbox
        label="Deny once it has been too long"
        description="For environments where no answer is better than one by an old policy."
        checked={denies}
        onChange={(event) => set({ denies: event.currentTarget.checked, denyAfter: denyAfter ?? 86_400 })}
      />
      {denies && (
        <AgeField
          {...at('/denyAfter')}
          description="For so long without fresh proof, then every request is denied."
          value={denyAfter}
          onChange={(seconds) => set({ denyAfter: seconds })}
        />
      )}
      {staleAfter !== null && (
        <p className={styles.sentence}>
          {agesSentence({ staleAfter, denyAfter: denies ? denyAfter : null })}
        </p>
      )}
    </>
  );
}

/** The fields as commands take them; nothing typed is left to be refused there. */
export function environmentInput({ name, production, staleAfter, denies, denyAfter }: EnvironmentValues) {
  return { name, production, staleAfter, denyAfter: denies ? denyAfter : null };
}
