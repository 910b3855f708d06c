'use client';

import { useState } from 'react';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { CodeForm } from './CodeForm';
import { SecondFactorSetup, type SetupActions } from './SecondFactorSetup';

/** What stands between a right password and the console: a code, or that a second factor is set up. */
export function SecondFactorStep({
  ask,
  next,
  actions,
}: {
  readonly ask: 'code' | 'setup';
  readonly next: string;
  readonly actions: SetupActions & { readonly check: (input: unknown) => Promise<ActionResult<unknown>> };
}) {
  // Once it was given the page is rendered as for somebody who is in, while the recovery codes are still to be read.
  const [asked] = useState(ask);
  // Loaded anew: this page has nothing of the console.
  const goOn = () => window.location.assign(next);
  if (asked === 'code') {
    return (
      <>
        <h1 className={styles.title}>Second factor</h1>
        <div className={styles.form}>
          <CodeForm
            label="Code"
            description="Six digits of your authenticator app, or one of your recovery codes."
            button="Sign in"
            send={actions.check}
            onDone={goOn}
            autoFocus
          />
        </div>
      </>
    );
  }
  return (
    <>
      <h1 className={styles.title}>Set up a second factor</h1>
      <p className={styles.lead}>
        Your organisation asks for one beside your password: codes of an app on your phone or computer.
      </p>
      <div className={styles.form}>
        <SecondFactorSetup actions={actions} done="Go on" onDone={goOn} />
      </div>
    </>
  );
}
