'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError } from '@/lib/http/action-result';
import styles from './access.module.css';
import { requestSignIn } from './sign-in-request';

/** E-mail and password; leads to `next`, a path of this site, when they go together. */
export function SignInForm({ next }: { readonly next: string }) {
  const hydrated = useHydrated();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  // Read from the form, not from state: password managers fill it before the script runs.
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    const refused = await requestSignIn(String(form.get('email') ?? ''), String(form.get('password') ?? ''));
    setError(refused);
    if (refused) setPending(false);
    else window.location.assign(next);
  };

  return (
    <form className={styles.form} method="post" onSubmit={(event) => void submit(event)}>
      <FormErrors error={error} />
      <TextInput
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordInput
        name="password"
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
      />
      <Button type="submit" loading={pending} disabled={!hydrated} fullWidth>
        Sign in
      </Button>
      <noscript>Signing in needs JavaScript.</noscript>
    </form>
  );
}
