'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { useKeptForm } from '@/components/ui/kept-form';
import { publishHref } from '@/components/ui/links/routing';
import { Section } from '@/components/ui/Section';
import { useSaveKeys } from '@/components/ui/save-keys';
import { tellDone } from '@/components/ui/undo-notice';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { type Choices, type RebaseState, rebase, type Side } from '@/lib/routing/rebase';
import { diffRules } from '@/lib/routing/source-diff';
import { count } from '../DraftBar';
import { ConflictChoice } from './ConflictChoice';
import { MergedList } from './MergedList';
import { RebasedRules } from './RebasedRules';
import styles from './rebase.module.css';

const NOTHING: Choices = {};

/** Three-way: what merges by itself, what a person decides, what comes out, and one button that writes it. */
export function Rebase({
  state,
  active,
  apply,
}: {
  readonly state: RebaseState;
  readonly active: NonNullable<RebaseState['active']>;
  readonly apply: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const { environment, draft, draftRevision, baseVersion, base, theirs, mine } = state;
  const router = useRouter();
  const kept = useKeptForm(`rebase:${environment}:${draft}:${active.version}`, NOTHING, draftRevision);
  const choices = kept.values;
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const boxes = useRef(new Map<string, HTMLFieldSetElement>());
  const { conflicts, open, source } = useMemo(
    () => rebase(base, theirs, mine, choices),
    [base, theirs, mine, choices],
  );
  const names = { theirs: `version ${active.version}`, mine: `draft ${draft}` };
  const baseName = baseVersion === null ? 'no version' : `version ${baseVersion}`;

  const choose = (id: string, side: Side, byLetter: boolean) => {
    kept.setValues({ ...choices, [id]: side });
    if (!byLetter) return;
    const at = conflicts.findIndex((conflict) => conflict.id === id);
    const later = [...conflicts.slice(at + 1), ...conflicts.slice(0, at)];
    const next = later.find((conflict) => !Object.hasOwn(choices, conflict.id));
    boxes.current
      .get(next?.id ?? '')
      ?.querySelector('input')
      ?.focus();
  };
  const chooseAll = (side: Side) => kept.setValues(Object.fromEntries(conflicts.map(({ id }) => [id, side])));

  const submit = async () => {
    if (pending || open.length > 0) return;
    setPending(true);
    const decided = Object.fromEntries(
      conflicts.flatMap(({ id }) => (choices[id] ? [[id, choices[id]]] : [])),
    );
    const seen = { environment, draft, draftRevision, activeVersion: active.version };
    const result = await attempt(() => apply({ ...seen, choices: decided }));
    setPending(false);
    if (result.ok) {
      kept.forget(NOTHING, draftRevision);
      tellDone(`${draft} is up to date with version ${active.version}.`);
      router.push(publishHref(environment, draft));
      return;
    }
    const moved = result.error.kind === 'conflict';
    setError(
      moved
        ? {
            ...result.error,
            message:
              'Someone edited the draft or published while you were looking. The page now shows how it stands: look again.',
          }
        : result.error,
    );
    if (moved || result.error.kind === 'refused') router.refresh();
  };
  useSaveKeys(() => void submit());

  return (
    <Form className={styles.page} error={error} onSubmit={() => void submit()}>
      {conflicts.length > 0 && (
        <Section
          title="To decide"
          note="Both changed the same. Choose with the arrow keys, or press T for theirs and M for mine."
          actions={
            conflicts.length > 1 && (
              <div className={styles.both}>
                <Button size="compact-sm" variant="default" onClick={() => chooseAll('theirs')}>
                  All theirs
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => chooseAll('mine')}>
                  All mine
                </Button>
              </div>
            )
          }
        >
          {conflicts.map((conflict) => (
            <ConflictChoice
              key={conflict.id}
              conflict={conflict}
              chosen={choices[conflict.id]}
              baseName={baseName}
              names={names}
              onChoose={(side, byLetter) => choose(conflict.id, side, byLetter)}
              ref={(box) => {
                if (box) boxes.current.set(conflict.id, box);
                else boxes.current.delete(conflict.id);
              }}
            />
          ))}
        </Section>
      )}
      <Section title="Merges by itself" note="One side alone changed it.">
        <div className={styles.pair}>
          <div>
            <h3 className={styles.pairName}>From version {active.version}</h3>
            <MergedList
              changes={diffRules(base, theirs)}
              conflicts={conflicts}
              none="Nothing beyond what is decided above."
            />
          </div>
          <div>
            <h3 className={styles.pairName}>From the draft {draft}</h3>
            <MergedList
              changes={diffRules(base, mine)}
              conflicts={conflicts}
              none="The draft changed nothing else."
            />
          </div>
        </div>
      </Section>
      <Section
        title="The draft afterwards"
        note="Every task class that either changed. Rules in grey are as both have them."
      >
        <RebasedRules theirs={theirs} mine={mine} result={source} />
      </Section>
      <div className={styles.bar}>
        <Button type="submit" loading={pending} disabled={open.length > 0}>
          Bring up to date
        </Button>
        <span className={styles.quiet} role="status">
          {open.length > 0
            ? `${open.length} of ${count(conflicts.length, 'conflict')} to decide.`
            : 'Routers follow the draft once it is published.'}
        </span>
      </div>
    </Form>
  );
}
