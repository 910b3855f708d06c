'use client';

import { Button } from '@mantine/core';
import type { Suggestion } from '@/lib/contracts/clause-desk';
import type { DocumentDto } from '@/lib/contracts/document';
import styles from './clause-form.module.css';

/** Passages that may hold the clause, the likeliest first. Nothing is taken over until a person accepts it. */
export function SuggestionList({
  suggestions,
  documents,
  shown,
  onShow,
  onAccept,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly documents: readonly DocumentDto[];
  /** The place in the list of the one that is marked in the document. */
  readonly shown: number;
  readonly onShow: (nth: number) => void;
  readonly onAccept: (suggestion: Suggestion) => void;
}) {
  if (suggestions.length === 0) return null;
  return (
    <section aria-label="Suggested passages" className={styles.suggestions}>
      <h3>
        Suggested passages <span className={styles.count}>{suggestions.length}</span>
      </h3>
      <ol>
        {suggestions.map((suggestion, nth) => (
          <li
            key={`${suggestion.document} ${suggestion.page} ${suggestion.from}`}
            data-shown={nth === shown || undefined}
          >
            <p className={styles.excerpt}>{suggestion.passage}</p>
            <div className={styles.tools}>
              <span className={styles.where}>
                {documents.find(({ id }) => id === suggestion.document)?.name}, page {suggestion.page}
              </span>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => onShow(nth)}
                aria-label={`Show suggestion ${nth + 1}`}
              >
                Show
              </Button>
              <Button
                size="compact-xs"
                variant="light"
                onClick={() => onAccept(suggestion)}
                aria-label={`Accept suggestion ${nth + 1}`}
              >
                Accept
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
