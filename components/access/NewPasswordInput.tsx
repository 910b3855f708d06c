'use client';

import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { fieldId } from '@/components/ui/form-fields';
import { PASSWORD_MIN_LENGTH, passwordProblems } from '@/lib/auth/password-rules';

/** A password that is being chosen: says what is wrong with it once it has been typed, not while it is. */
export function NewPasswordInput({
  label,
  email,
  error,
}: {
  readonly label: string;
  readonly email: string;
  /** From the server. */
  readonly error: string | false;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <PasswordInput
      id={fieldId('/password')}
      name="password"
      label={label}
      description={`At least ${PASSWORD_MIN_LENGTH} characters. A few unrelated words are easy to keep and hard to guess.`}
      autoComplete="new-password"
      error={problem ?? error}
      onBlur={(event) => {
        const typed = event.currentTarget.value;
        setProblem(typed === '' ? null : (passwordProblems(typed, email)[0] ?? null));
      }}
      onChange={() => setProblem(null)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
    />
  );
}
