'use client';

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import type { WaitingWork } from '@/lib/auth/hand-over';
import type { PersonDto } from '@/lib/auth/person';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { HandOverFields, handOverOf, type Takers } from './leaving/HandOverFields';

/** Ends a person's access, after asking who takes over what waits for them. */
export function DeactivatePerson({
  person,
  work,
  people,
  deactivate,
}: {
  readonly person: PersonDto;
  readonly work: readonly WaitingWork[];
  /** Who could take over. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly deactivate: (input: unknown) => Promise<ActionResult<PersonDto>>;
}) {
  const [open, setOpen] = useState(false);
  const [takers, setTakers] = useState<Takers>({});
  const { act, error, pending } = useAct();
  const confirm = async () => {
    const { id: personId, revision } = person;
    if (await act(() => deactivate({ personId, revision, handOver: handOverOf(takers) }))) setOpen(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Deactivate
      </Button>
      <Modal
        opened={open}
        onClose={() => !pending && setOpen(false)}
        title={`Deactivate ${person.name}?`}
        size={work.length > 0 ? 'xl' : 'md'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <FormErrors error={error} />
        <p>
          {person.name} is signed out everywhere at once and cannot sign in any more. What they did stays on
          record, and they can be brought back.
          {person.provider &&
            person.fromDirectory &&
            ` ${person.provider.name} does not bring them back by itself: that is done here.`}
        </p>
        {work.length > 0 && (
          <>
            <h3 className={styles.workTitle}>What waits for them</h3>
            <HandOverFields work={work} people={people} takers={takers} onChange={setTakers} />
            <p className={styles.note}>
              What you leave stays listed on their page and can be handed over later.
            </p>
          </>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setOpen(false)} disabled={pending}>
            Cancel
          </Button>
          <Button color="red" loading={pending} onClick={() => void confirm()}>
            Deactivate person
          </Button>
        </div>
      </Modal>
    </>
  );
}
