'use client';

import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { NewPasswordInput } from './NewPasswordInput';

/** Changes one's own password, given the current one. */
export function ChangePasswordForm({
  email,
  change,
}: {
  readonly email: string;
  readonly change: (input: unknown) => Promise<ActionResult<void>>;
}) {
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setPending(true);
    setDone(false);
    const result = await attempt(() =>
      change({
        current: String(typed.get('current') ?? ''),
        password: String(typed.get('password') ?? ''),
      }),
    );
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.current?.reset();
    setDone(true);
  };

  return (
    <form
      ref={form}
      className={styles.narrow}
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <FormErrors error={error} labels={{ '/current': 'Current password', '/password': 'New password' }} />
      <input type="email" name="username" value={email} readOnly hidden autoComplete="username" />
      <PasswordInput
        id={fieldId('/current')}
        name="current"
        label="Current password"
        autoComplete="current-password"
        error={fieldError(error?.fields, '/current')}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
      />
      <NewPasswordInput label="New password" email={email} error={fieldError(error?.fields, '/password')} />
      <div className={styles.bar}>
        <Button type="submit" loading={pending} disabled={!hydrated}>
          Change password
        </Button>
        <span className={styles.note} role="status">
          {done && 'Changed. Other browsers must sign in again.'}
        </span>
      </div>
    </form>
  );
}
