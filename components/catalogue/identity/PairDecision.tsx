'use client';

import { Button } from '@mantine/core';
import type { SuggestionDetail } from '@/lib/catalog/suggestion-detail';
import type { Decision } from './decisions';
import styles from './identity.module.css';

/** The buttons of a pair, each with its key where the pair is one of a list. */
export function PairDecision({
  models,
  keys = false,
  later = false,
  pending,
  onDecide,
}: {
  readonly models: SuggestionDetail['models'];
  /** Whether keys do the same. */
  readonly keys?: boolean;
  /** Whether it can wait. */
  readonly later?: boolean;
  readonly pending: boolean;
  readonly onDecide: (decision: Decision) => void;
}) {
  const hint = (key: string) =>
    keys ? (
      <kbd className={styles.hint} aria-hidden>
        {key}
      </kbd>
    ) : null;
  const shortcut = (key: string) => (keys ? { 'aria-keyshortcuts': key } : {});
  return (
    <div className={styles.decision}>
      {models.map((model, nth) => (
        <Button
          key={model.key}
          variant="default"
          disabled={pending}
          rightSection={hint(String(nth + 1))}
          {...shortcut(String(nth + 1))}
          onClick={() => onDecide({ join: nth === 0 ? 0 : 1 })}
        >
          Join into {model.key}
        </Button>
      ))}
      <Button
        variant="default"
        disabled={pending}
        rightSection={hint('d')}
        {...shortcut('d')}
        onClick={() => onDecide('differ')}
      >
        They differ
      </Button>
      {later && (
        <Button
          variant="subtle"
          color="gray"
          disabled={pending}
          rightSection={hint('l')}
          {...shortcut('l')}
          onClick={() => onDecide('later')}
        >
          Later
        </Button>
      )}
    </div>
  );
}
