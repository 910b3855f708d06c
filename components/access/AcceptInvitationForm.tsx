'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { NewPasswordInput } from './NewPasswordInput';
import { requestSignIn, secondFactorPage } from './sign-in-request';

/** The invited person's name and password; makes the account, signs in and opens the console. */
export function AcceptInvitationForm({
  email,
  name,
  accept,
}: {
  readonly email: string;
  readonly name: string;
  readonly accept: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const hydrated = useHydrated();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get('password') ?? '');
    setPending(true);
    const result = await attempt(() => accept({ name: String(form.get('name') ?? ''), password }));
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
      <FormErrors error={error} labels={{ '/name': 'Name', '/password': 'Password' }} />
      <TextInput name="email" label="E-mail" value={email} readOnly autoComplete="username" />
      <TextInput
        id={fieldId('/name')}
        name="name"
        label="Name"
        description="As others will see it."
        defaultValue={name}
        maxLength={120}
        autoComplete="name"
        error={fieldError(error?.fields, '/name')}
      />
      <NewPasswordInput label="Password" email={email} error={fieldError(error?.fields, '/password')} />
      <Button type="submit" loading={pending} disabled={!hydrated} fullWidth>
        Create account
      </Button>
      <noscript>Creating an account needs JavaScript.</noscript>
    </form>
  );
}
