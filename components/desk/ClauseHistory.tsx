'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { DateTime } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { Answers } from '@/components/ui/proposals/ProposalBar';
import { ProposalSign } from '@/components/ui/proposals/ProposalSign';
import type { ClauseProposal } from '@/lib/contracts/clause-desk';
import type { Parameter } from '@/lib/contracts/parameters';
import type { ActionError } from '@/lib/http/action-result';
import type { DeskActions } from './desk-actions';
import styles from './history.module.css';
import { RevisionDiff } from './RevisionDiff';

/** Every text that a clause had, against the one that was decided before it: who wrote it, who approved it. */
export function ClauseHistory({
  clause,
  parameters,
  history,
}: {
  readonly clause: string;
  readonly parameters: readonly Parameter[];
  readonly history: DeskActions['history'];
}) {
  const [texts, setTexts] = useState<readonly ClauseProposal[] | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const load = async () => {
    setPending(true);
    const result = await attempt(() => history(clause));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setTexts(result.data);
  };
  if (texts === null) {
    return (
      <>
        <FormErrors error={error} />
        <Button size="compact-sm" variant="default" loading={pending} onClick={() => void load()}>
          Show all texts of this clause
        </Button>
      </>
    );
  }
  return (
    <ol className={styles.texts} aria-label="Texts of this clause">
      {texts.map((text, nth) => {
        const before = texts.slice(nth + 1).find(({ approvedAt }) => approvedAt !== null);
        return (
          <li key={text.id}>
            <p className={styles.head}>
              <strong>Text {text.number}</strong> <ProposalSign proposal={text} />
              {text.approvedAt && (
                <span className={styles.quiet}>
                  in force from <DateTime at={text.approvedAt} />
                  {text.endedAt && (
                    <>
                      {' to '}
                      <DateTime at={text.endedAt} />
                    </>
                  )}
                </span>
              )}
            </p>
            {text.authors.length > 0 && <p className={styles.quiet}>Written by {text.authors.join(', ')}</p>}
            <Answers answers={text.answers} />
            <RevisionDiff before={before?.content ?? null} after={text.content} parameters={parameters} />
          </li>
        );
      })}
    </ol>
  );
}
