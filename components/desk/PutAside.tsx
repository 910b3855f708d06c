'use client';

import { Button } from '@mantine/core';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import type { Desk } from '@/lib/contracts/clause-desk';
import styles from './desk.module.css';
import type { DeskActions } from './desk-actions';

/** Clauses that were put aside, to be taken up again. */
export function PutAside({
  desk: { aside, types, may },
  restore,
}: {
  readonly desk: Desk;
  readonly restore: DeskActions['restore'];
}) {
  const { act, error, pending } = useAct();
  if (aside.length === 0) return null;
  return (
    <details className={styles.aside}>
      <summary>{aside.length} put aside</summary>
      <FormErrors error={error} />
      <ul>
        {aside.map(({ id, revision, type }) => (
          <li key={id}>
            {types.find(({ key }) => key === type)?.name ?? type}
            {may.write && (
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={pending}
                onClick={() => void act(() => restore({ id, revision }))}
              >
                Take up again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
