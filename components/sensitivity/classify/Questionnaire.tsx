'use client';

import { Button, Checkbox, TextInput } from '@mantine/core';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { newTaskClassHref } from '@/components/ui/links/routing';
import { CLASSIFY_HREF } from '@/components/ui/links/sensitivity';
import {
  type Answers,
  classify,
  type NamedLabel,
  ownTags,
  readAnswers,
  writeAnswers,
} from '@/lib/sensitivity/classify';
import { QUESTIONS } from '@/lib/sensitivity/classify-questions';
import {
  type KnownTaskClass,
  matchTaskClasses,
  proposeTaskClass,
} from '@/lib/sensitivity/classify-task-class';
import styles from './classify.module.css';
import { FoundLabel } from './FoundLabel';
import { FoundTaskClass } from './FoundTaskClass';
import { QuestionFields } from './QuestionFields';

/** Questions about a workload, and beside them what its label and task class are, which follow at once. */
export function Questionnaire({
  levels,
  tags,
  taskClasses,
  environment,
  mayCreate,
}: {
  /** Ascending. */
  readonly levels: readonly NamedLabel[];
  readonly tags: readonly NamedLabel[];
  readonly taskClasses: readonly KnownTaskClass[];
  readonly environment: string;
  readonly mayCreate: boolean;
}) {
  const router = useRouter();
  const params = useSearchParams();
  const [answers, setAnswers] = useState<Answers>(() => readAnswers(new URLSearchParams(params)));
  const change = (part: Answers) => {
    const next = { ...answers, ...part };
    setAnswers(next);
    const query = writeAnswers(next).toString();
    window.history.replaceState(null, '', query ? `${CLASSIFY_HREF}?${query}` : CLASSIFY_HREF);
  };
  const found = useMemo(() => classify(answers, levels, tags), [answers, levels, tags]);
  const matches = useMemo(
    () =>
      matchTaskClasses(
        answers,
        found,
        taskClasses,
        levels.map(({ key }) => key),
      ),
    [answers, found, taskClasses, levels],
  );
  const mine = ownTags(tags);
  const begun = writeAnswers(answers).size > 0;
  return (
    <div className={styles.columns}>
      <div className={styles.questions}>
        <TextInput
          label="What is the work?"
          description="A few words, such as “Summarise support tickets”."
          maxLength={200}
          value={answers.about ?? ''}
          onChange={(event) => change({ about: event.currentTarget.value })}
        />
        {QUESTIONS.map((question) => (
          <QuestionFields
            key={question.id}
            question={question}
            chosen={answers[question.id] ?? []}
            onChange={(chosen) => change({ [question.id]: chosen })}
          />
        ))}
        {mine.length > 0 && (
          <Checkbox.Group
            label="Do any of these apply?"
            description="Tags of the organisation’s own."
            value={[...(answers.own ?? [])]}
            onChange={(own) => change({ own })}
          >
            <div className={styles.choices}>
              {mine.map(({ key, name }) => (
                <Checkbox key={key} value={key} label={name} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        {begun && (
          <div className={styles.tools}>
            <Button
              variant="default"
              onClick={() => {
                setAnswers({});
                router.replace(CLASSIFY_HREF);
              }}
            >
              Start over
            </Button>
          </div>
        )}
      </div>
      <div className={styles.outcome}>
        <FoundLabel found={found} />
        <FoundTaskClass
          matches={begun ? matches : []}
          environment={environment}
          newHref={
            mayCreate
              ? `${newTaskClassHref(environment)}&${new URLSearchParams({ from: JSON.stringify(proposeTaskClass(answers, found)) })}`
              : null
          }
        />
      </div>
    </div>
  );
}
