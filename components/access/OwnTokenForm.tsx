'use client';

import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { CopyButton } from '@/components/ui/CopyButton';
import { DateTime } from '@/components/ui/DateTime';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { useSaveKeys } from '@/components/ui/save-keys';
import { TokenFields } from '@/components/ui/TokenFields';
import type { CreateOwnToken } from '@/lib/auth/token-schema';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { actingFor, loginCommand, scopesFor } from './own-token';

interface Created {
  readonly token: string;
  readonly environment: string;
  readonly expiresAt: string | null;
}

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
  readonly create: (input: unknown) => Promise<ActionResult<Created>>;
}) {
  const initial: CreateOwnToken = {
    name: '',
    environment,
    scopes: ['policy:read', 'policy:write'],
    expiresInDays: 30,
    serviceAccountId: account,
  };
  const form = useKeptForm<CreateOwnToken>(`own-token:${account ?? ME}`, initial, 0);
  const { values, setValues, forget } = form;
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState<(Created & { name: string }) | null>(null);
  const set = (change: Partial<CreateOwnToken>) => setValues((now) => ({ ...now, ...change }));

  const submit = async () => {
    if (pending) return;
    setPending(true);
    const result = await attempt(() => create(values));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setMade({ ...result.data, name: values.name.trim() });
    forget({ ...initial, environment: values.environment }, 0);
  };
  useSaveKeys(() => void submit());

  if (made) {
    const command = loginCommand(origin);
    return (
      <ShownOnce
        title={`Token ${made.name} for ${made.environment}`}
        value={made.token}
        copyLabel="Copy token"
        more={
          <div>
            <p className={styles.note}>On the command line, paste it when this asks for it</p>
            <div className={styles.bar}>
              <code>{command}</code>
              <CopyButton value={command} label="Copy command" />
            </div>
          </div>
        }
        onAgain={{ label: 'New token', run: () => setMade(null) }}
        done={{ label: 'Back to my tokens', href: '/settings/tokens' }}
      >
        Keep it where only what uses it can read it: it is not shown again.{' '}
        {made.expiresAt && (
          <>
            It works until <DateTime at={made.expiresAt} />.
          </>
        )}
      </ShownOnce>
    );
  }

  return (
    <Form className={styles.settingsForm} error={error} labels={LABELS} onSubmit={() => void submit()}>
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
      <SubmitRow
        label="Create token"
        pending={pending}
        dirty={form.dirty}
        onDiscard={() => forget(initial, 0)}
        note={form.restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
