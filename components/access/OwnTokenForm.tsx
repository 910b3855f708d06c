'use client';

import { Select, TextInput } from '@mantine/core';
import { DateTime } from '@/components/ui/DateTime';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { type CreatedToken, TokenShownOnce, useMadeSecret } from '@/components/ui/made-token';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { TokenFields } from '@/components/ui/TokenFields';
import type { CreateOwnToken } from '@/lib/auth/token-schema';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { actingFor, loginCommand, scopesFor } from './own-token';

const LABELS = {
  '/name': 'Name',
  '/serviceAccountId': 'Acts for',
  '/environment': 'Environment',
  '/scopes': 'Scopes',
  '/expiresInDays': 'Expires',
};
const EXPIRIES = [
  { days: 7, label: 'In 7 days' },
  { days: 30, label: 'In 30 days' },
  { days: 90, label: 'In 90 days' },
  { days: 365, label: 'In a year' },
];
const ME = 'me';

/** Makes a token that acts for the person, or for a service account that they answer for, and shows it once. */
export function OwnTokenForm({
  environments,
  environment,
  accounts,
  account,
  me,
  origin,
  create,
}: {
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  /** The key that is chosen at first. */
  readonly environment: string;
  /** Service accounts that the person answers for. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** The one that is chosen at first; null = the person. */
  readonly account: string | null;
  /** The person's name. */
  readonly me: string;
  /** Where this installation answers. */
  readonly origin: string;
  readonly create: (input: unknown) => Promise<ActionResult<CreatedToken>>;
}) {
  const initial: CreateOwnToken = {
    name: '',
    environment,
    scopes: ['policy:read', 'policy:write'],
    expiresInDays: 30,
    serviceAccountId: account,
  };
  const kept = `own-token:${account ?? ME}`;
  const { values, setValues, set, error, submit, made, again, row } = useMadeSecret({
    kept,
    initial,
    label: 'Create token',
    create,
  });

  if (made) {
    return (
      <TokenShownOnce
        made={made}
        lead="On the command line, paste it when this asks for it"
        command={loginCommand(origin)}
        onAgain={again}
        done={{ label: 'Back to my tokens', href: '/settings/tokens' }}
      >
        Keep it where only what uses it can read it: it is not shown again.{' '}
        {made.expiresAt && (
          <>
            It works until <DateTime at={made.expiresAt} />.
          </>
        )}
      </TokenShownOnce>
    );
  }

  return (
    <Form className={styles.settingsForm} error={error} labels={LABELS} onSubmit={submit}>
      <TextInput
        id={fieldId('/name')}
        label="Name"
        description="What uses it: a laptop, a pipeline."
        value={values.name}
        maxLength={100}
        autoComplete="off"
        error={fieldError(error?.fields, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {accounts.length > 0 && (
        <Select
          id={fieldId('/serviceAccountId')}
          label="Acts for"
          description="It may do what they may do when it is used."
          data={[
            { value: ME, label: `${me} (me)` },
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={values.serviceAccountId ?? ME}
          allowDeselect={false}
          error={fieldError(error?.fields, '/serviceAccountId')}
          onChange={(value) => value && setValues((now) => actingFor(now, value === ME ? null : value))}
        />
      )}
      <TokenFields
        values={values}
        environments={environments}
        scopes={scopesFor(values.serviceAccountId)}
        expiries={EXPIRIES}
        error={error}
        onChange={set}
      />
      <SubmitRow {...row} />
    </Form>
  );
}
