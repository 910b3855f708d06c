'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useHydrated } from '@/components/ui/use-hydrated';
import styles from './access.module.css';
import { leaveFor, type OfferedProvider } from './provider-sign-in';

/** A button for each provider at which one can sign in; each leads there and comes back to `next`. */
export function ProviderButtons({
  providers,
  next,
}: {
  readonly providers: readonly OfferedProvider[];
  readonly next: string;
}) {
  const hydrated = useHydrated();
  const [leaving, setLeaving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const leave = async (key: string) => {
    setLeaving(key);
    const failed = await leaveFor(key, next);
    setProblem(failed);
    if (failed) setLeaving(null);
  };
  return (
    <div className={styles.providers}>
      {problem && <FormErrors error={{ kind: 'unavailable', message: problem, fields: [], findings: [] }} />}
      {providers.map(({ key, name }) => (
        <Button
          key={key}
          variant="default"
          fullWidth
          disabled={!hydrated || (leaving !== null && leaving !== key)}
          loading={leaving === key}
          onClick={() => void leave(key)}
        >
          Sign in with {name}
        </Button>
      ))}
      <p className={styles.or}>or with a password</p>
    </div>
  );
}
