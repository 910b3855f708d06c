'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { TextToCopy } from '@/components/ui/TextToCopy';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

/** A link for somebody's new password, shown once, for whoever hands it over. */
export function PasswordLink({
  name,
  make,
}: {
  readonly name: string;
  readonly make: () => Promise<ActionResult<{ readonly link: string; readonly expiresAt: string }>>;
}) {
  const [made, setMade] = useState<{ readonly link: string; readonly expiresAt: string } | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    const result = await attempt(make);
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setMade(result.data);
  };
  return (
    <div className={styles.settingsForm}>
      <FormErrors error={error} />
      {made ? (
        <div>
          <TextToCopy lead={`${name} chooses a new password here:`} value={made.link} label="Copy link" />
          <p className={styles.note} role="status">
            Shown this once. It works once, until <DateTime at={made.expiresAt} />: hand it over in person or
            by a way that is theirs alone.
          </p>
        </div>
      ) : (
        <div>
          <Button variant="default" loading={pending} onClick={() => void run()}>
            Make a link for a new password
          </Button>
        </div>
      )}
    </div>
  );
}

/** Takes somebody's second factor away who lost it. */
export function ResetSecondFactor({
  name,
  reset,
}: {
  readonly name: string;
  readonly reset: () => Promise<ActionResult<void>>;
}) {
  return (
    <ConfirmAction
      label="Reset second factor"
      title={`Reset the second factor of ${name}?`}
      effect={`${name} is signed out everywhere and signs in with the password alone, then sets up an app anew where your organisation asks for it. They are told of it. Be sure that it is really ${name} who asks.`}
      confirmLabel="Reset second factor"
      onConfirm={reset}
    />
  );
}
