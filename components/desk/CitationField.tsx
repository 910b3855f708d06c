'use client';

import { Button } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { Citation } from '@/lib/contracts/clause-content';
import type { DocumentDto } from '@/lib/contracts/document';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './clause-form.module.css';

/** The words that the clause rests on, and where they stand. */
export function CitationField({
  citation,
  documents,
  selection,
  problems,
  onShow,
  onChange,
}: {
  readonly citation: Citation | null;
  readonly documents: readonly DocumentDto[];
  /** What is selected in the document. */
  readonly selection: Citation | null;
  readonly problems: readonly FieldProblem[];
  readonly onShow: (citation: Citation) => void;
  readonly onChange: (citation: Citation | null) => void;
}) {
  const path = '/content/citation';
  const document = documents.find(({ id }) => id === citation?.document);
  const error = fieldError(
    problems.filter((one) => one.path.startsWith(path)).map((one) => ({ ...one, path })),
    path,
  );
  return (
    <section id={fieldId(path)} tabIndex={-1} className={styles.citation} aria-label="Passage">
      {citation ? (
        <blockquote className={styles.passage}>
          <p>{citation.passage}</p>
          <footer>
            {document?.name ?? 'A document that is no longer here'}, page {citation.page}
            {document && document.executedOn === null && ' · not signed by all, so it is no evidence yet'}
          </footer>
        </blockquote>
      ) : (
        <p className={styles.quiet}>
          <IconQuote size={16} aria-hidden /> No passage yet. Select words in the document, or accept a
          suggestion.
        </p>
      )}
      {error && <p className={styles.error}>{error}</p>}
      <div className={styles.tools}>
        {selection && (
          <Button size="compact-sm" variant="light" onClick={() => onChange(selection)}>
            Use the selected words
          </Button>
        )}
        {citation && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => onShow(citation)}>
              Show in the document
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(null)}>
              Remove
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
