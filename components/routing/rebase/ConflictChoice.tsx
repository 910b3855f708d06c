'use client';

import { Radio } from '@mantine/core';
import { type Ref, useId } from 'react';
import type { Conflict, Side } from '@/lib/routing/rebase';
import { RULE_FIELD_WORDS, ruleFieldLines } from '@/lib/routing/rule-field-words';
import { RuleSentences } from '../RuleSentences';
import styles from './rebase.module.css';

const WORDS: Readonly<Record<Side, string>> = { theirs: 'Theirs', mine: 'Mine' };

/** One conflict: what was, and both sides, of which a person takes one with the arrows, T or M. */
export function ConflictChoice({
  conflict,
  chosen,
  baseName,
  names,
  onChoose,
  ref,
}: {
  readonly conflict: Conflict;
  readonly chosen: Side | undefined;
  /** "version 3" */
  readonly baseName: string;
  /** "version 4", "draft main" */
  readonly names: Readonly<Record<Side, string>>;
  /** `byLetter`: with one key, so that the next conflict can take the focus. */
  readonly onChoose: (side: Side, byLetter: boolean) => void;
  readonly ref: Ref<HTMLFieldSetElement>;
}) {
  const id = useId();
  return (
    <fieldset
      ref={ref}
      className={styles.conflict}
      data-decided={chosen !== undefined || undefined}
      onKeyDown={(event) => {
        if (event.metaKey || event.ctrlKey || event.altKey) return;
        const side = ({ t: 'theirs', m: 'mine' } as const)[event.key.toLowerCase()];
        if (!side) return;
        event.preventDefault();
        onChoose(side, true);
      }}
    >
      <legend className={styles.legend}>
        {conflictTitle(conflict)}
        <span className={styles.state}>{chosen ? ` · ${WORDS[chosen].toLowerCase()}` : ' · to decide'}</span>
      </legend>
      <div className={styles.sides}>
        <div className={styles.side}>
          <div className={styles.sideName}>
            Before <span className={styles.quiet}>{baseName}</span>
          </div>
          <Said conflict={conflict} side="base" />
        </div>
        {(['theirs', 'mine'] as const).map((side) => (
          <label
            key={side}
            htmlFor={`${id} ${side}`}
            className={styles.side}
            data-chosen={chosen === side || undefined}
          >
            <span className={styles.sideName}>
              <Radio
                size="xs"
                id={`${id} ${side}`}
                name={conflict.id}
                value={side}
                checked={chosen === side}
                onChange={() => onChoose(side, false)}
              />
              {WORDS[side]} <span className={styles.quiet}>{names[side]}</span>
            </span>
            <Said conflict={conflict} side={side} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "Rule support-eu: limits". */
export function conflictTitle(conflict: Conflict): string {
  if (conflict.kind === 'order') return `Order of the rules of ${conflict.taskClass}`;
  if (conflict.kind === 'field') return `Rule ${conflict.rule}: ${RULE_FIELD_WORDS[conflict.field]}`;
  return `Rule ${conflict.rule}: removed by one, changed by the other`;
}

function Said({ conflict, side }: { readonly conflict: Conflict; readonly side: Side | 'base' }) {
  if (conflict.kind === 'presence') {
    const rule = conflict[side];
    if (!rule) return <p className={styles.gone}>Removed</p>;
    return <RuleSentences definition={rule.definition} />;
  }
  const lines =
    conflict.kind === 'order'
      ? conflict[side].map((key, index) => `${index + 1}. ${key}`)
      : ruleFieldLines(conflict.field, conflict[side]);
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
