'use client';

import { Button } from '@mantine/core';
import { useState, useTransition } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Ago } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { formatPlural } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { DraftDto } from '@/lib/routing/draft';
import styles from './drafts.module.css';

/** Drafts that were put away, the latest first, each with the way back. */
export function DiscardedDrafts({
  drafts,
  restore,
}: {
  readonly drafts: readonly DraftDto[];
  /** Null = the reader may not. */
  readonly restore: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  return (
    <div aria-busy={pending}>
      <FormErrors error={error} />
      <PlainTable label="Discarded drafts" minWidth={560}>
        <thead>
          <tr>
            <th scope="col">Draft</th>
            <th scope="col">Author</th>
            <th scope="col">Discarded</th>
            <th scope="col">Against the active version</th>
            {restore && (
              <th scope="col">
                <span className="visually-hidden">What can be done</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, name, author, discardedAt, changes }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td data-label="Author">{author ?? 'Fairlead'}</td>
              <td data-label="Discarded">
                <Ago at={discardedAt} />
              </td>
              <td data-label="Against active" className={styles.quiet}>
                {formatPlural(changes, 'changed rule')}
              </td>
              {restore && (
                <td data-align="end">
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={pending}
                    aria-label={`Restore ${name}`}
                    onClick={() =>
                      startTransition(async () => {
                        const result = await attempt(() => restore({ id }));
                        setError(result.ok ? null : result.error);
                      })
                    }
                  >
                    Restore
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </div>
  );
}
