'use client';

import { Button } from '@mantine/core';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { CodeForm } from './CodeForm';
import { SecondFactorSetup, type SetupActions } from './SecondFactorSetup';

/** What stands between a right password and the console. One component for all of it, which keeps the recovery codes in view. */
export function SecondFactorStep({
  ask,
  next,
  actions,
}: {
  /** A code, or that one is set up; `nothing` once that is done. */
  readonly ask: 'code' | 'setup' | 'nothing';
  readonly next: string;
  readonly actions: SetupActions & { readonly check: (input: unknown) => Promise<ActionResult<unknown>> };
}) {
  // Loaded anew: whoever was signed out has nothing of the console in this page.
  const goOn = () => window.location.assign(next);
  return (
    <div className={styles.form}>
      {ask === 'code' ? (
        <CodeForm
          label="Code"
          description="Six digits of your authenticator app, or one of your recovery codes."
          button="Go on"
          send={actions.check}
          onDone={goOn}
        />
      ) : (
        <SecondFactorSetup actions={actions} done="Go on" onDone={goOn} />
      )}
      {ask === 'nothing' && (
        <noscript>
          <Button component="a" href={next}>
            Go on
          </Button>
        </noscript>
      )}
    </div>
  );
}
