'use client';

import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { TextProblem } from '@/lib/routing/try-text';
import styles from './try.module.css';

/** Rows beyond which the editor scrolls by itself. */
const MOST_ROWS = 40;

/** A request as text, with line numbers and what is wrong with it at its place. Nothing typed is ever changed here. */
export function TryJson({
  text,
  problem,
  onChange,
  onTakeBack,
}: {
  readonly text: string;
  readonly problem: TextProblem | null;
  readonly onChange: (text: string) => void;
  /** Puts the last request that could be read in place of the text. */
  readonly onTakeBack: () => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const lines = text.split('\n').length;
  const show = () => {
    if (!problem || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(problem.start, problem.end);
  };
  return (
    <div className={styles.json}>
      <label htmlFor="request-text" className={styles.jsonLabel}>
        Request as JSON
      </label>
      <div className={styles.editor} data-bad={problem !== null || undefined}>
        <div className={styles.gutter} aria-hidden>
          <div style={{ transform: `translateY(${-scrolled}px)` }}>
            {Array.from({ length: lines }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <div key={index} data-bad={problem?.line === index + 1 || undefined}>
                {index + 1}
              </div>
            ))}
          </div>
        </div>
        <textarea
          ref={area}
          id="request-text"
          className={styles.text}
          rows={Math.min(Math.max(lines + 1, 12), MOST_ROWS)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'request-problem' : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        />
      </div>
      <div role="status" id="request-problem" className={styles.problem}>
        {problem && (
          <>
            <p>
              <strong>
                Line {problem.line}, column {problem.column}:
              </strong>{' '}
              {problem.pointer !== '' && <code>{problem.pointer}</code>} {problem.message}.
            </p>
            <div className={styles.problemTools}>
              <Button size="compact-sm" variant="default" onClick={show}>
                Show it
              </Button>
              <Button size="compact-sm" variant="default" onClick={onTakeBack}>
                Take the last request that could be read
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  );
}
