'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { CopyButton } from '@/components/ui/CopyButton';
import { FormErrors } from '@/components/ui/FormErrors';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { CodeForm } from './CodeForm';
import { QrCode } from './QrCode';
import { RecoveryCodes } from './RecoveryCodes';
import styles from './second-factor.module.css';

export interface SetupActions {
  readonly begin: (
    input: unknown,
  ) => Promise<ActionResult<{ readonly secret: string; readonly address: string }>>;
  readonly confirm: (input: unknown) => Promise<ActionResult<{ readonly codes: readonly string[] }>>;
}

/** Sets up an authenticator app: a QR code, a code back, and ten recovery codes to keep. */
export function SecondFactorSetup({
  actions,
  done,
  onDone,
}: {
  readonly actions: SetupActions;
  /** The button after the recovery codes. */
  readonly done: string;
  readonly onDone: () => void;
}) {
  const hydrated = useHydrated();
  const [begun, setBegun] = useState<{ readonly secret: string; readonly address: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  const begin = async () => {
    setPending(true);
    const result = await attempt(() => actions.begin({}));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setBegun(result.data);
  };

  if (codes) return <RecoveryCodes codes={codes} done={done} onDone={onDone} />;
  if (!begun) {
    return (
      <div className={styles.setup}>
        <FormErrors error={error} />
        <div>
          <Button onClick={() => void begin()} loading={pending} disabled={!hydrated}>
            Set up an authenticator app
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.setup}>
      <ol className={styles.steps}>
        <li>
          <p>Scan this with an authenticator app, such as the one of your password manager.</p>
          <QrCode text={begun.address} label="QR code of the second factor" />
          <p>Or type this key into it:</p>
          <div className={styles.secret}>
            <code>{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            <CopyButton value={begun.secret} label="Copy key" />
          </div>
        </li>
        <li>
          <CodeForm
            label="Code"
            description="The six digits that the app shows now."
            button="Confirm"
            send={actions.confirm}
            onDone={(result) => setCodes(result.codes)}
          />
        </li>
      </ol>
    </div>
  );
}
