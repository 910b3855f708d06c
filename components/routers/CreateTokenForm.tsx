'use client';

import { TextInput } from '@mantine/core';
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
import { ROUTER_SCOPES, type Scope } from '@/lib/auth/scopes';
import type { CreateToken } from '@/lib/auth/token-schema';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { firstRequest } from './first-request';
import styles from './routers.module.css';

interface Created {
  readonly token: string;
  readonly environment: string;
  readonly expiresAt: string | null;
}

const LABELS = {
  '/name': 'Name',
  '/environment': 'Environment',
  '/scopes': 'Scopes',
  '/expiresInDays': 'Expires',
};
const EXPIRIES = [
  { days: 30, label: 'In 30 days' },
  { days: 90, label: 'In 90 days' },
  { days: 365, label: 'In a year' },
  { days: null, label: 'Only when it is revoked' },
];

/** Makes a router token, then shows it, once, with a command to try it. */
export function CreateTokenForm({
  environments,
  environment,
  origin,
  create,
}: {
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  /** The key that is chosen at first. */
  readonly environment: string;
  /** Where this installation answers. */
  readonly origin: string;
  readonly create: (input: unknown) => Promise<ActionResult<Created>>;
}) {
  const initial: CreateToken = {
    name: '',
    environment,
    scopes: ['policy:read', 'telemetry:write'],
    expiresInDays: 90,
  };
  const { values, setValues, dirty, restored, forget } = useKeptForm<CreateToken>('token', initial, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState<(Created & { name: string; scopes: readonly Scope[] }) | null>(null);
  const set = (change: Partial<CreateToken>) => setValues((now) => ({ ...now, ...change }));

  const submit = async () => {
    if (pending) return;
    setPending(true);
    const result = await attempt(() => create(values));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setMade({ ...result.data, name: values.name.trim(), scopes: values.scopes });
    forget({ ...initial, environment: values.environment }, 0);
  };
  useSaveKeys(() => void submit());

  if (made) {
    const command = firstRequest(origin, made.token, made.environment, made.scopes);
    return (
      <ShownOnce
        title={`Token ${made.name} for ${made.environment}`}
        value={made.token}
        copyLabel="Copy token"
        more={
          <div>
            <p className={styles.tryLabel}>Try it</p>
            <div className={styles.command}>
              <code>{command}</code>
              <CopyButton value={command} label="Copy command" />
            </div>
          </div>
        }
        onAgain={{ label: 'New token', run: () => setMade(null) }}
        done={{ label: 'Back to routers', href: '/routers' }}
      >
        Copy it into the router’s secrets now: it is not shown again.{' '}
        {made.expiresAt ? (
          <>
            It works until <DateTime at={made.expiresAt} />.
          </>
        ) : (
          'It works until it is revoked.'
        )}
      </ShownOnce>
    );
  }

  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={() => void submit()}>
      <TextInput
        id={fieldId('/name')}
        label="Name"
        description="Which router uses it, and where it runs."
        placeholder="edge-router eu-west-1"
        value={values.name}
        maxLength={100}
        autoComplete="off"
        error={fieldError(error?.fields, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TokenFields
        values={values}
        environments={environments}
        scopes={ROUTER_SCOPES}
        expiries={EXPIRIES}
        error={error}
        onChange={set}
      />
      <SubmitRow
        label="Create token"
        pending={pending}
        dirty={dirty}
        onDiscard={() => forget(initial, 0)}
        note={restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
