'use client';

import { Checkbox, Select } from '@mantine/core';
import type { Scope } from '@/lib/auth/scopes';
import { SCOPE_SUMMARIES } from '@/lib/auth/token-schema';
import type { ActionError } from '@/lib/http/action-result';
import { fieldError, fieldId } from './form-fields';
import styles from './TokenFields.module.css';

/** What a token opens, and for how long: its environment, its scopes and its end. */
export function TokenFields<Chosen extends Scope>({
  values,
  environments,
  scopes,
  expiries,
  error,
  onChange,
}: {
  readonly values: TokenReach<Chosen>;
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  /** Those that it may have. */
  readonly scopes: readonly Chosen[];
  /** Days from now; null = until it is revoked. */
  readonly expiries: readonly { readonly days: number | null; readonly label: string }[];
  readonly error: ActionError | null;
  readonly onChange: (change: Partial<TokenReach<Chosen>>) => void;
}) {
  return (
    <>
      <Select
        id={fieldId('/environment')}
        label="Environment"
        description="The only one that it opens."
        data={environments.map(({ key, name }) => ({ value: key, label: name }))}
        value={values.environment}
        allowDeselect={false}
        error={fieldError(error?.fields, '/environment')}
        onChange={(value) => value && onChange({ environment: value })}
      />
      <Checkbox.Group
        id={fieldId('/scopes')}
        label="Scopes"
        value={values.scopes}
        error={fieldError(error?.fields, '/scopes')}
        onChange={(chosen) => onChange({ scopes: scopes.filter((scope) => chosen.includes(scope)) })}
      >
        <div className={styles.scopes}>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              value={scope}
              label={<code>{scope}</code>}
              description={SCOPE_SUMMARIES[scope]}
            />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        id={fieldId('/expiresInDays')}
        label="Expires"
        data={expiries.map(({ days, label }) => ({ value: String(days), label }))}
        value={String(values.expiresInDays)}
        allowDeselect={false}
        error={fieldError(error?.fields, '/expiresInDays')}
        onChange={(value) => {
          const chosen = expiries.find(({ days }) => String(days) === value);
          if (chosen) onChange({ expiresInDays: chosen.days });
        }}
      />
    </>
  );
}

interface TokenReach<Chosen extends Scope> {
  readonly environment: string;
  readonly scopes: Chosen[];
  readonly expiresInDays: number | null;
}
