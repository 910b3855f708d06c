'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import type { ProviderFinding } from '@/lib/auth/provider-findings';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { PROVIDER_LABELS } from './provider-values';
import styles from './providers.module.css';

export type Test = (input: unknown) => Promise<ActionResult<readonly ProviderFinding[]>>;

const ICONS = { good: IconCheck, warning: IconAlertTriangle, bad: IconX };
const WORDS = { good: 'Good', warning: 'Note', bad: 'Wrong' };

/** Asks a provider who it is with what is typed, and says what was found. Nothing is saved. */
export function TryProvider({
  input,
  test,
}: {
  readonly input: {
    readonly id: string | null;
    readonly issuer: string | null;
    readonly scopes: readonly string[];
    readonly groupsClaim: string | null;
  };
  readonly test: Test;
}) {
  const [findings, setFindings] = useState<readonly ProviderFinding[] | null>(null);
  const [asked, setAsked] = useState('');
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const now = JSON.stringify(input);
  const run = async () => {
    setPending(true);
    const result = await attempt(() => test(input));
    setPending(false);
    setAsked(now);
    setError(result.ok ? null : result.error);
    setFindings(result.ok ? result.data : null);
  };
  const outdated = asked !== '' && asked !== now;
  return (
    <div className={styles.try}>
      <div className={styles.tryRow}>
        <Button
          variant="default"
          loading={pending}
          disabled={input.issuer === null}
          onClick={() => void run()}
        >
          Try it
        </Button>
        <span className={styles.quiet} role="status">
          {pending
            ? 'Asking the provider…'
            : outdated
              ? 'Something was changed since: try it again.'
              : findings
                ? summary(findings)
                : 'Asks the issuer who it is. Nothing is saved.'}
        </span>
      </div>
      <FormErrors error={error} labels={PROVIDER_LABELS} />
      {findings && (
        <ul className={styles.findings} aria-label="What was found" data-outdated={outdated || undefined}>
          {findings.map(({ tone, text }) => {
            const Icon = ICONS[tone];
            return (
              <li key={text} data-tone={tone}>
                <Icon size={16} aria-label={WORDS[tone]} role="img" />
                <span>{text}</span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function summary(findings: readonly ProviderFinding[]): string {
  return findings.some(({ tone }) => tone === 'bad')
    ? 'Nobody could sign in there like this.'
    : 'People could sign in there. Client id and secret show at the first sign-in.';
}
