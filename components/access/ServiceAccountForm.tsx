'use client';

import { Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { Grant } from '@/lib/auth/person-schema';
import { ROLES } from '@/lib/auth/roles';
import type { ServiceAccountDto } from '@/lib/auth/service-account';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { rolesInWords, serviceAccountHref } from './links';
import { RolesField } from './RolesField';

interface Values {
  readonly name: string;
  readonly responsibleId: string;
  readonly grants: readonly Grant[];
}

const LABELS = { '/name': 'Name', '/responsibleId': 'Who answers for it', '/grants': 'Roles' };
const ASSIGNABLE = ROLES.filter((role) => role !== 'admin');

const valuesOf = ({ name, responsibleId, grants }: ServiceAccountDto): Values => ({
  name,
  responsibleId,
  grants,
});

/** Makes a service account, or changes one. */
export function ServiceAccountForm({
  account,
  people,
  environments,
  save,
}: {
  /** Null for a new one. */
  readonly account: ServiceAccountDto | null;
  /** Who can answer for it. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly save: (input: unknown) => Promise<ActionResult<ServiceAccountDto>>;
}) {
  const router = useRouter();
  const initial: Values = account ? valuesOf(account) : { name: '', responsibleId: '', grants: [] };
  const form = useKeptForm<Values>(
    `service-account:${account?.id ?? 'new'}`,
    initial,
    account?.revision ?? 0,
  );
  const { values, setValues, forget } = form;
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [saved, setSaved] = useState(false);
  const set = (change: Partial<Values>) => {
    setSaved(false);
    setValues((now) => ({ ...now, ...change }));
  };
  const handsOver = account !== null && values.responsibleId !== account.responsibleId && account.tokens > 0;

  const submit = async (basis = form.basis) => {
    if (pending) return;
    setPending(true);
    const input = account ? { ...values, id: account.id, revision: basis } : values;
    const result = await attempt(() => save(input));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    forget(
      account ? valuesOf(result.data) : { name: '', responsibleId: '', grants: [] },
      result.data.revision,
    );
    if (account) setSaved(true);
    else router.push(serviceAccountHref(result.data.id));
  };
  useSaveKeys(() => void submit());

  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'somebody who left';

  if (error?.kind === 'conflict' && error.current) {
    const theirs = error.current as ServiceAccountDto;
    const row = (label: string, mine: string, other: string) => ({
      label,
      mine,
      theirs: other,
      same: mine === other,
    });
    return (
      <ConflictView
        what="service account"
        fields={[
          row('Name', values.name, theirs.name),
          row('Who answers for it', nameOf(values.responsibleId), theirs.responsible),
          row('Roles', rolesInWords(values.grants), rolesInWords(theirs.grants)),
        ]}
        onBack={() => setError(null)}
        onKeepMine={() => void submit(theirs.revision)}
        onTakeTheirs={() => {
          forget(valuesOf(theirs), theirs.revision);
          setError(null);
        }}
      />
    );
  }

  return (
    <Form className={styles.settingsForm} error={error} labels={LABELS} onSubmit={() => void submit()}>
      <TextInput
        id={fieldId('/name')}
        label="Name"
        description="What it is: what stands in the audit trail beside what it did."
        value={values.name}
        maxLength={120}
        autoComplete="off"
        error={fieldError(error?.fields, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        id={fieldId('/responsibleId')}
        label="Who answers for it"
        description="They alone get its tokens. Where people are counted, what it does counts as theirs."
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={people.some(({ id }) => id === values.responsibleId) ? values.responsibleId : null}
        searchable
        error={fieldError(error?.fields, '/responsibleId')}
        onChange={(value) => set({ responsibleId: value ?? '' })}
      />
      {handsOver && (
        <p className={styles.note} role="status">
          Its {account.tokens === 1 ? 'token ends' : `${account.tokens} tokens end`} when you save: the person
          who answers for it from then on makes new ones.
        </p>
      )}
      <RolesField
        id={fieldId('/grants')}
        grants={values.grants}
        environments={environments}
        roles={ASSIGNABLE}
        error={fieldError(error?.fields, '/grants')}
        onChange={(grants) => set({ grants })}
      />
      <SubmitRow
        label={account ? 'Save changes' : 'Create service account'}
        pending={pending}
        dirty={form.dirty}
        onDiscard={() => forget(initial, account?.revision ?? 0)}
        note={saved ? 'Saved. In force at once.' : form.restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
