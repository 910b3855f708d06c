'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { DateTime } from '@/components/ui/DateTime';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { Grant } from '@/lib/auth/person-schema';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { RolesField } from './RolesField';

interface Values {
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
}

const EMPTY: Values = { name: '', email: '', grants: [{ role: 'viewer', environment: null }] };
const LABELS = { '/name': 'Name', '/email': 'E-mail', '/grants': 'Roles' };

/** Invites a person, then shows the link, once. */
export function InviteForm({
  environments,
  invite,
}: {
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly invite: (
    input: unknown,
  ) => Promise<ActionResult<{ readonly link: string; readonly expiresAt: string }>>;
}) {
  const { values, setValues, dirty, restored, forget } = useKeptForm<Values>('invitation', EMPTY, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState<{ name: string; email: string; link: string; expiresAt: string } | null>(
    null,
  );

  const submit = async () => {
    if (pending) return;
    setPending(true);
    const { name, email, grants } = values;
    const result = await attempt(() => invite({ name, email, grants }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setMade({ name, email, ...result.data });
    forget(EMPTY, 0);
  };
  useSaveKeys(() => void submit());

  if (made) {
    return (
      <ShownOnce
        title={`Give this link to ${made.name}`}
        value={made.link}
        copyLabel="Copy link"
        onAgain={{ label: 'Invite someone else', run: () => setMade(null) }}
        done={{ label: 'Back to people', href: '/settings/people' }}
      >
        It makes the account {made.email} and works once, until <DateTime at={made.expiresAt} />. Hand it over
        in a way that only they can read. It is not shown again.
      </ShownOnce>
    );
  }

  return (
    <Form className={styles.settingsForm} error={error} labels={LABELS} onSubmit={() => void submit()}>
      <TextInput
        id={fieldId('/name')}
        label="Name"
        value={values.name}
        maxLength={120}
        autoComplete="off"
        error={fieldError(error?.fields, '/name')}
        onChange={({ currentTarget: { value } }) => setValues((now) => ({ ...now, name: value }))}
      />
      <TextInput
        id={fieldId('/email')}
        type="email"
        label="E-mail"
        description="What they sign in with. Nothing is sent to it."
        value={values.email}
        maxLength={254}
        autoComplete="off"
        error={fieldError(error?.fields, '/email')}
        onChange={({ currentTarget: { value } }) => setValues((now) => ({ ...now, email: value }))}
      />
      <RolesField
        id={fieldId('/grants')}
        grants={values.grants}
        environments={environments}
        error={fieldError(error?.fields, '/grants')}
        onChange={(grants) => setValues((now) => ({ ...now, grants }))}
      />
      <SubmitRow
        label="Create invitation link"
        pending={pending}
        dirty={dirty}
        onDiscard={() => forget(EMPTY, 0)}
        note={restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
