'use client';

import { Checkbox, Radio } from '@mantine/core';
import type { Question } from '@/lib/sensitivity/classify-questions';
import styles from './classify.module.css';

/** One question with its answers. "None" and "nobody is sure" stand alone; the others go together. */
export function QuestionFields({
  question: { id, question, help, several, choices },
  chosen,
  onChange,
}: {
  readonly question: Question;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const toggle = (key: string) => {
    if (!several) return onChange([key]);
    if (chosen.includes(key)) return onChange(chosen.filter((one) => one !== key));
    const alone = key === 'none' || key === 'unsure';
    onChange(alone ? [key] : [...chosen.filter((one) => one !== 'none' && one !== 'unsure'), key]);
  };
  return (
    <fieldset className={styles.question}>
      <legend>{question}</legend>
      {help && <p className={styles.help}>{help}</p>}
      <div className={styles.choices}>
        {choices.map((choice) => {
          const field = {
            label: choice.label,
            description: choice.help,
            checked: chosen.includes(choice.key),
            onChange: () => toggle(choice.key),
          };
          return several ? (
            <Checkbox key={choice.key} {...field} />
          ) : (
            <Radio key={choice.key} name={id} {...field} />
          );
        })}
      </div>
    </fieldset>
  );
}
