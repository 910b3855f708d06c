'use client';

import { TextInput } from '@mantine/core';
import { DateTime } from '@/components/ui/DateTime';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { routersHref } from '@/components/ui/links/routers';
import { type CreatedToken, TokenShownOnce, useMadeSecret } from '@/components/ui/made-token';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { TokenFields } from '@/components/ui/TokenFields';
import { ROUTER_SCOPES } from '@/lib/auth/scopes';
import type { CreateToken } from '@/lib/auth/token-schema';
import type { ActionResult } from '@/lib/http/action-result';
import { firstRequest } from './first-request';
import styles from './routers.module.css';

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
  readonly create: (input: unknown) => Promise<ActionResult<CreatedToken>>;
}) {
  const initial: CreateToken = {
    name: '',
    environment,
    scopes: ['policy:read', 'telemetry:write'],
    expiresInDays: 90,
  };
  const { values, set, error, submit, made, again, row } = useMadeSecret({
    kept: 'token',
    initial,
    label: 'Create token',
    create,
  });

  if (made) {
    return (
      <TokenShownOnce
        made={made}
        lead="Try it"
        command={firstRequest(origin, made.token, made.environment, made.values.scopes)}
        onAgain={again}
        done={{ label: 'Back to routers', href: routersHref(made.environment) }}
      >
        Copy it into the router’s secrets now: it is not shown again.{' '}
        {made.expiresAt ? (
          <>
            It works until <DateTime at={made.expiresAt} />.
          </>
        ) : (
          'It works until it is revoked.'
        )}
      </TokenShownOnce>
    );
  }

  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
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
      <SubmitRow {...row} />
    </Form>
  );
}
