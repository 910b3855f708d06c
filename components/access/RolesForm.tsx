'use client';

import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { PersonDto } from '@/lib/auth/person';
import type { Grant } from '@/lib/auth/person-schema';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { rolesInWords } from './links';
import { RolesField } from './RolesField';

/** Changes what a person may do. Two administrators at once: the second sees both versions. */
export function RolesForm({
  person,
  environments,
  save,
}: {
  readonly person: PersonDto;
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly save: (input: unknown) => Promise<ActionResult<PersonDto>>;
}) {
  const form = useKeptForm<readonly Grant[]>(`roles:${person.id}`, person.grants, person.revision);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [saved, setSaved] = useState(false);

  const submit = async (basis = form.basis) => {
    if (pending) return;
    setPending(true);
    const result = await attempt(() => save({ personId: person.id, revision: basis, grants: form.values }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.forget(result.data.grants, result.data.revision);
    setSaved(true);
  };
  useSaveKeys(() => void submit());

  if (error?.kind === 'conflict' && error.current) {
    const theirs = error.current as PersonDto;
    const mine = rolesInWords(form.values);
    return (
      <ConflictView
        what="person"
        fields={[
          {
            label: 'Roles',
            mine,
            theirs: rolesInWords(theirs.grants),
            same: mine === rolesInWords(theirs.grants),
          },
        ]}
        onBack={() => setError(null)}
        onKeepMine={() => void submit(theirs.revision)}
        onTakeTheirs={() => {
          form.forget(theirs.grants, theirs.revision);
          setError(null);
        }}
      />
    );
  }

  return (
    <Form
      className={styles.settingsForm}
      error={error}
      labels={{ '/grants': 'Roles' }}
      onSubmit={() => void submit()}
    >
      <RolesField
        id={fieldId('/grants')}
        grants={form.values}
        environments={environments}
        error={fieldError(error?.fields, '/grants')}
        onChange={(grants) => {
          setSaved(false);
          form.setValues(grants);
        }}
      />
      <SubmitRow
        label="Save roles"
        pending={pending}
        dirty={form.dirty}
        discardLabel="Discard changes"
        onDiscard={() => form.forget(person.grants, person.revision)}
        note={saved ? 'Saved. In force at once.' : form.restored && 'Restored what you had chosen.'}
      />
    </Form>
  );
}
