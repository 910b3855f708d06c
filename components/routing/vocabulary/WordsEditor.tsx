'use client';

import { ActionIcon, Autocomplete, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import styles from './vocabulary.module.css';

/** The words with those of a text added, each once and in order. */
export function withTyped(words: readonly string[], text: string): readonly string[] {
  const added = text
    .split(/[,;\n\t]/)
    .map((word) => word.trim())
    .filter(Boolean);
  return added.length === 0 ? words : [...new Set([...words, ...added])].sort();
}

/** A list of words that people add to and take from: typed, picked from what is known, or pasted many at a time. */
export function WordsEditor({
  id,
  legend,
  addLabel,
  words,
  typed,
  known,
  note,
  error,
  onChange,
  onTyped,
}: {
  readonly id: string;
  readonly legend: string;
  /** "Add a value". */
  readonly addLabel: string;
  readonly words: readonly string[];
  /** What stands in the field and is not added yet: a form that is saved takes it along (`withTyped`). */
  readonly typed: string;
  /** Offered while typing. */
  readonly known: readonly string[];
  /** What is said of a word beside it. */
  readonly note: (word: string) => ReactNode;
  readonly error: string | false;
  readonly onChange: (words: readonly string[]) => void;
  readonly onTyped: (text: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const add = (text: string) => {
    onChange(withTyped(words, text));
    onTyped('');
  };
  const remove = (word: string) => {
    onChange(words.filter((other) => other !== word));
    input.current?.focus();
  };
  return (
    <fieldset className={styles.words}>
      <legend>{legend}</legend>
      {words.length > 0 && (
        <ul className={styles.list}>
          {words.map((word) => (
            <li key={word} className={styles.word}>
              <span className={styles.name}>{word}</span>
              <span className={styles.note}>{note(word)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Remove ${word}`}
                onClick={() => remove(word)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <Autocomplete
          ref={input}
          id={id}
          label={addLabel}
          error={error}
          data={known.filter((word) => !words.includes(word))}
          limit={50}
          value={typed}
          onChange={onTyped}
          onOptionSubmit={(word) => {
            add(word);
            // The option's text is written into the field after this.
            setTimeout(() => onTyped(''));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.defaultPrevented) return;
            event.preventDefault();
            add(typed);
          }}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!/[,;\n\t]/.test(text)) return;
            event.preventDefault();
            add(text);
          }}
        />
        <Button variant="default" onClick={() => add(typed)} disabled={typed.trim() === ''}>
          Add
        </Button>
      </div>
    </fieldset>
  );
}
