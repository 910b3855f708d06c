'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { NewPasswordInput } from './NewPasswordInput';
import { requestSignIn, secondFactorPage } from './sign-in-request';

/** Chooses a new password with a link's secret, and signs in with it. */
export function NewPasswordForm({
  email,
  save,
}: {
  readonly email: string;
  readonly save: (input: unknown) => Promise<ActionResult<void>>;
}) {
  const hydrated = useHydrated();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    setPending(true);
    const result = await attempt(() => save({ password }));
    if (!result.ok) {
      setError(result.error);
      setPending(false);
      return;
    }
    const { to } = await requestSignIn(email, password);
    if (to === null) window.location.assign('/sign-in');
    else window.location.assign(to === 'session' ? '/' : secondFactorPage('/'));
  };

  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <FormErrors error={error} labels={{ '/password': 'New password' }} />
      <TextInput name="email" label="E-mail" value={email} readOnly autoComplete="username" />
      <NewPasswordInput label="New password" email={email} error={fieldError(error?.fields, '/password')} />
      <Button type="submit" loading={pending} disabled={!hydrated} fullWidth>
        Set password
      </Button>
      <noscript>Choosing a password needs JavaScript.</noscript>
    </form>
  );
}
