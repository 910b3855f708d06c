'use client';

import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { PersonDto } from '@/lib/auth/person';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

/** Corrects a person's name. */
export function RenamePerson({
  person,
  rename,
}: {
  readonly person: PersonDto;
  readonly rename: (input: unknown) => Promise<ActionResult<PersonDto>>;
}) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(person.name);
  const { act, error, pending } = useAct();
  const save = async () => {
    const { id: personId, revision } = person;
    if (await act(() => rename({ personId, revision, name }))) setOpen(false);
  };
  const show = () => {
    setName(person.name);
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" onClick={show}>
        Rename
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`Rename ${person.name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {error && !fieldError(error.fields, '/name') && <FormErrors error={error} />}
          <TextInput
            id={fieldId('/name')}
            data-autofocus
            label="Name"
            description="Everywhere, also beside what they did before."
            value={name}
            maxLength={120}
            error={fieldError(error?.fields, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button variant="default" onClick={() => setOpen(false)} disabled={pending}>
              Cancel
            </Button>
            <Button type="submit" loading={pending}>
              Save name
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
