'use client';

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { PersonDto } from '@/lib/auth/person';
import type { Grant } from '@/lib/auth/person-schema';
import type { ActionResult } from '@/lib/http/action-result';
import styles from '../access.module.css';
import { RolesField } from '../RolesField';

/** Lets a deactivated person in again, with roles to choose. */
export function ReactivatePerson({
  person,
  environments,
  reactivate,
}: {
  readonly person: PersonDto;
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly reactivate: (input: unknown) => Promise<ActionResult<PersonDto>>;
}) {
  const [open, setOpen] = useState(false);
  const [grants, setGrants] = useState<readonly Grant[]>(person.grants);
  const { act, error, pending } = useAct();
  const confirm = async () => {
    const { id: personId, revision } = person;
    if (await act(() => reactivate({ personId, revision, grants }))) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Reactivate</Button>
      <Modal
        opened={open}
        onClose={() => !pending && setOpen(false)}
        title={`Let ${person.name} in again?`}
        size="xl"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <FormErrors error={error} labels={{ '/grants': 'Roles' }} />
        <p>
          They are the same person as before, with the same account.{' '}
          {person.provider
            ? `Their groups at ${person.provider.name} give what they give now. Its directory may deactivate them again.`
            : 'Their password is the one they had.'}{' '}
          Choose what they may do: the roles shown are those they held.
        </p>
        <RolesField
          id={fieldId('/grants')}
          grants={grants}
          environments={environments}
          error={fieldError(error?.fields, '/grants')}
          onChange={setGrants}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setOpen(false)} disabled={pending}>
            Cancel
          </Button>
          <Button loading={pending} onClick={() => void confirm()}>
            Reactivate person
          </Button>
        </div>
      </Modal>
    </>
  );
}
