'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import type { HistoryEntry } from '@/lib/contracts/contract-page';
import { historyDetails, historyWords } from './history-words';
import styles from './page.module.css';

const FIRST = 10;

/** What was done to a contract, its documents and its clauses, the latest first. */
export function HistoryList({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FIRST);
  return (
    <>
      <ol className={styles.history}>
        {shown.map((entry) => (
          <li key={entry.seq}>
            <span className={styles.when}>
              <DateTime at={entry.at} />
            </span>
            <span>
              <strong>{entry.actor ?? 'Someone erased'}</strong> {historyWords(entry.action)}
              {historyDetails(entry).map((detail) => (
                <span key={detail} className={styles.detail}>
                  {detail}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {entries.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show all {entries.length}
        </Button>
      )}
    </>
  );
}
