'use client';

import { Button } from '@mantine/core';
import { FormErrors } from '@/components/ui/FormErrors';
import { PlainTable } from '@/components/ui/PlainTable';
import { useAct } from '@/components/ui/use-act';
import type { OwnClauseType } from '@/lib/contracts/own-clause-type';
import type { ActionResult } from '@/lib/http/action-result';

/** Types of the organisation's own that are out of use, each to be brought back. */
export function ArchivedTypes({
  types,
  restore,
}: {
  readonly types: readonly OwnClauseType[];
  /** Null = the reader may not. */
  readonly restore: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  const { act, error, pending } = useAct();
  return (
    <>
      <FormErrors error={error} />
      <PlainTable label="Archived types">
        <tbody>
          {types.map(({ id, revision, name, question }) => (
            <tr key={id} data-quiet>
              <th scope="row">{name}</th>
              <td data-label="Question">{question}</td>
              <td data-align="end">
                {restore && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={pending}
                    onClick={() => void act(() => restore({ id, revision }))}
                  >
                    Restore<span className="visually-hidden"> {name}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </>
  );
}
