'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import type { WaitingWork } from '@/lib/auth/hand-over';
import type { ActionResult } from '@/lib/http/action-result';
import styles from '../access.module.css';
import { HandOverFields, handOverOf, type Takers } from './HandOverFields';

/** Hands over what still waits for somebody who was deactivated, by a directory for instance. */
export function HandOverForm({
  personId,
  work,
  people,
  handOver,
}: {
  readonly personId: string;
  readonly work: readonly WaitingWork[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly handOver: (input: unknown) => Promise<ActionResult<void>>;
}) {
  const [takers, setTakers] = useState<Takers>({});
  const { act, error, pending } = useAct();
  const wishes = handOverOf(takers);
  const give = async () => {
    if (await act(() => handOver({ personId, handOver: wishes }))) setTakers({});
  };
  return (
    <div className={styles.work}>
      <FormErrors error={error} />
      <HandOverFields work={work} people={people} takers={takers} onChange={setTakers} />
      <div>
        <Button loading={pending} disabled={wishes.length === 0} onClick={() => void give()}>
          Hand over
        </Button>
      </div>
    </div>
  );
}
