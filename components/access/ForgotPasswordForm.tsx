'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

/** Asks for a link for a new password. What it answers does not tell who has an account. */
export function ForgotPasswordForm({
  ask,
}: {
  readonly ask: (input: unknown) => Promise<ActionResult<void>>;
}) {
  const hydrated = useHydrated();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '');
    setPending(true);
    const result = await attempt(() => ask({ email }));
    setPending(false);
    setError(result.ok ? null : result.error);
    setAsked(result.ok ? email : null);
  };

  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <FormErrors error={error} labels={{ '/email': 'E-mail' }} />
      <TextInput
        id={fieldId('/email')}
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        error={fieldError(error?.fields, '/email')}
      />
      <Button type="submit" loading={pending} disabled={!hydrated} fullWidth>
        Mail me a link
      </Button>
      <p role="status">
        {asked !== null &&
          `If ${asked} has an account with a password here, a link is on its way. It works once, for 30 minutes. Nothing came? Look among unwanted mail, or ask an administrator.`}
      </p>
    </form>
  );
}
