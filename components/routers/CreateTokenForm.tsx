'use client';

import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { CopyButton } from '@/components/ui/CopyButton';
import { DateTime } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { useSaveKeys } from '@/components/ui/save-keys';
import { ROUTER_SCOPES, type Scope } from '@/lib/auth/scopes';
import { type CreateToken, SCOPE_SUMMARIES } from '@/lib/auth/token-schema';
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
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'never', label: 'Only when it is revoked' },
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
  const initial: CreateToken = { name: '', environment, scopes: ['policy:read'], expiresInDays: 90 };
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
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormErrors error={error} labels={LABELS} />
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
      <Select
        id={fieldId('/environment')}
        label="Environment"
        description="The only one that it opens."
        data={environments.map(({ key, name }) => ({ value: key, label: name }))}
        value={values.environment}
        allowDeselect={false}
        error={fieldError(error?.fields, '/environment')}
        onChange={(value) => value && set({ environment: value })}
      />
      <Checkbox.Group
        id={fieldId('/scopes')}
        label="Scopes"
        value={values.scopes}
        error={fieldError(error?.fields, '/scopes')}
        onChange={(chosen) => set({ scopes: ROUTER_SCOPES.filter((scope) => chosen.includes(scope)) })}
      >
        <div className={styles.scopes}>
          {ROUTER_SCOPES.map((scope) => (
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
        data={EXPIRIES}
        value={values.expiresInDays === null ? 'never' : String(values.expiresInDays)}
        allowDeselect={false}
        error={fieldError(error?.fields, '/expiresInDays')}
        onChange={(value) => value && set({ expiresInDays: value === 'never' ? null : Number(value) })}
      />
      <div className={styles.bar}>
        <Button type="submit" loading={pending}>
          Create token
        </Button>
        {dirty && (
          <Button variant="default" onClick={() => forget(initial, 0)}>
            Discard
          </Button>
        )}
        <span className={styles.note} role="status">
          {restored && 'Restored what you had typed.'}
        </span>
      </div>
    </form>
  );
}
