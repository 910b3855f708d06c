'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError } from '@/lib/http/action-result';
import styles from './access.module.css';
import { leaveFor, type OfferedProvider, providerOf } from './provider-sign-in';
import { requestSignIn, secondFactorPage } from './sign-in-request';

/**
 * E-mail and password; leads to `next`, a path of this site, when they go together. An e-mail of a domain that signs in at a
 * provider leads there, and no password is asked for.
 */
export function SignInForm({
  next,
  providers,
}: {
  readonly next: string;
  readonly providers: readonly OfferedProvider[];
}) {
  const hydrated = useHydrated();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [elsewhere, setElsewhere] = useState<OfferedProvider | null>(null);

  // Read from the form, not from state: password managers fill it before the script runs.
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email') ?? '');
    const provider = providerOf(providers, email);
    setPending(true);
    if (provider) {
      const message = await leaveFor(provider.key, next, email);
      setError(message ? { kind: 'unavailable', message, fields: [], findings: [] } : null);
      if (message) setPending(false);
      return;
    }
    const answer = await requestSignIn(email, String(form.get('password') ?? ''));
    setError(answer.to === null ? answer.error : null);
    if (answer.to === null) setPending(false);
    else window.location.assign(answer.to === 'session' ? next : secondFactorPage(next));
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
        onChange={(event) => setElsewhere(providerOf(providers, event.currentTarget.value))}
      />
      {elsewhere ? (
        <p className={styles.note} role="status">
          Your organisation signs in with {elsewhere.name}.
        </p>
      ) : (
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
        />
      )}
      <Button type="submit" loading={pending} disabled={!hydrated} fullWidth>
        {elsewhere ? `Continue with ${elsewhere.name}` : 'Sign in'}
      </Button>
      <noscript>Signing in needs JavaScript.</noscript>
    </form>
  );
}
