'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import { Sign } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { CodeForm } from './CodeForm';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetup, type SetupActions } from './SecondFactorSetup';

interface SecondFactorActions extends SetupActions {
  readonly renew: (input: unknown) => Promise<ActionResult<{ readonly codes: readonly string[] }>>;
  readonly remove: (input: unknown) => Promise<ActionResult<void>>;
}

/** One's own second factor: set up, recovery codes renewed, or removed. */
export function SecondFactorSection({
  since,
  codesLeft,
  asked,
  actions,
}: {
  /** Since when it is in use; null = it is not. */
  readonly since: string | null;
  readonly codesLeft: number;
  /** Whether the organisation asks for it, so that it cannot be removed. */
  readonly asked: boolean;
  readonly actions: SecondFactorActions;
}) {
  const router = useRouter();
  const [doing, setDoing] = useState<'renew' | 'remove' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => {
    setCodes(null);
    setDoing(null);
    router.refresh();
  };
  const cancel = (
    <Button variant="default" onClick={() => setDoing(null)}>
      Cancel
    </Button>
  );

  if (codes) return <RecoveryCodes codes={codes} done="Done" onDone={refresh} />;
  if (since === null) return <SecondFactorSetup actions={actions} done="Done" onDone={refresh} />;
  return (
    <div className={styles.settingsForm}>
      <dl className={styles.facts}>
        <dt>Authenticator app</dt>
        <dd>
          <Sign tone="good">In use</Sign>{' '}
          <span className={styles.note}>
            since <DateTime at={since} />
          </span>
        </dd>
        <dt>Recovery codes</dt>
        <dd>
          {codesLeft} of 10 left
          {codesLeft < 3 && <span className={styles.note}>: make new ones before they run out</span>}
        </dd>
      </dl>
      {doing === 'renew' ? (
        <CodeForm
          label="Code"
          description="A code of your app, or a recovery code. The codes that you have become worthless."
          button="Make new recovery codes"
          send={actions.renew}
          onDone={(made) => setCodes(made.codes)}
          more={cancel}
        />
      ) : doing === 'remove' ? (
        <CodeForm
          label="Code"
          description="A code of your app, or a recovery code. You sign in with your password alone then."
          button="Remove second factor"
          send={actions.remove}
          onDone={refresh}
          more={cancel}
        />
      ) : (
        <div className={styles.bar}>
          <Button variant="default" onClick={() => setDoing('renew')}>
            New recovery codes
          </Button>
          {asked ? (
            <span className={styles.note}>Your organisation asks you for a second factor.</span>
          ) : (
            <Button variant="default" onClick={() => setDoing('remove')}>
              Remove
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
