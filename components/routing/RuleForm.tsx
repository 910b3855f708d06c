'use client';

import { Splitter } from '@mantine/core';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { taskClassHref } from '@/components/ui/links/routing';
import { PageHeader } from '@/components/ui/PageHeader';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { FieldProblem } from '@/lib/core/errors';
import type { ActionError } from '@/lib/http/action-result';
import type { Vocabulary } from '@/lib/routing/condition-edit';
import type { TaskClassDto } from '@/lib/routing/dto';
import type { WorkbenchRecords } from '@/lib/routing/workbench';
import { RuleConflict } from './RuleConflict';
import { type RuleValues, ruleDefinition } from './rule-values';
import { EditBar, type PaneName } from './workbench/EditBar';
import { RuleFields } from './workbench/RuleFields';
import { type RuleInput, ruleInput } from './workbench/rule-input';
import { UNFINISHED } from './workbench/SaveStatus';
import { TargetsPane } from './workbench/TargetsPane';
import { TryPane } from './workbench/TryPane';
import { useCompiledRule } from './workbench/use-compiled-rule';
import { type RulePlace, type SaveRule, useEditedRule } from './workbench/use-edited-rule';
import { useStepKeys } from './workbench/use-step-keys';
import styles from './workbench/workbench.module.css';

const LABELS = { '/key': 'Key', '/definition/limits/maxCostUsd': 'Cost of an attempt' };
const NO_PROBLEMS: readonly FieldProblem[] = [];

/** The workbench: a rule that saves itself, whom it tries, and what it decides, all of it as it is being edited. */
export function RuleForm({
  place,
  initial,
  taskClass,
  environmentName,
  vocabulary,
  rows,
  records,
  index,
  openedAt,
  save,
}: {
  readonly place: RulePlace;
  readonly initial: RuleValues;
  readonly taskClass: TaskClassDto;
  readonly environmentName: string;
  readonly vocabulary: Vocabulary;
  /** What the catalogue says of the offerings already named. */
  readonly rows: readonly OfferingRow[];
  readonly records: WorkbenchRecords;
  /** Its place among the rules of the task class. */
  readonly index: number;
  /** ms since 1970 */
  readonly openedAt: number;
  readonly save: { readonly create: SaveRule; readonly update: SaveRule };
}) {
  const rule = useEditedRule(place, initial, save);
  const { values, state, saved } = rule;
  const [known, setKnown] = useState(() => new Map(rows.map((row) => [row.key, row])));
  const [pane, setPane] = useState<PaneName>('rule');
  const [summary, setSummary] = useState<ActionError | null>(null);
  const [comparing, setComparing] = useState(false);
  const conflict = useRef<HTMLDivElement>(null);
  // An unfinished new rule is not found fault with before it was to be saved.
  const [asked, setAsked] = useState(place.saved !== null);

  const sent = ruleInput(values);
  const [usable, setUsable] = useState(sent.ok ? whatRoutersGet(sent.input) : null);
  if (sent.ok && JSON.stringify(whatRoutersGet(sent.input)) !== JSON.stringify(usable)) {
    setUsable(whatRoutersGet(sent.input));
  }
  // What follows never holds up what is typed.
  const followed = useDeferredValue(values);
  const compiled = useCompiledRule(records, index, usable, openedAt);

  const problems =
    state.kind === 'invalid' ? state.problems : state.kind === 'refused' ? state.error.fields : NO_PROBLEMS;
  const inConflict = state.kind === 'conflict';
  useEffect(() => {
    setComparing(inConflict);
    if (inConflict) setSummary(null);
  }, [inConflict]);
  useEffect(() => {
    if (problems.length === 0) setSummary(null);
  }, [problems]);

  const compare = () => {
    setComparing(true);
    requestAnimationFrame(() => conflict.current?.scrollIntoView({ block: 'start' }));
  };
  const show = (error: ActionError) => {
    setAsked(true);
    setPane('rule');
    setSummary({ ...error });
  };
  const saveNow = () => {
    rule.flush();
    if (inConflict) compare();
    if (!sent.ok) show({ kind: 'invalid', message: UNFINISHED, fields: sent.problems, findings: [] });
  };
  useSaveKeys(saveNow);
  useStepKeys(rule.undo, rule.redo);

  const title =
    values.key === '' ? `New rule for ${taskClass.name}` : `Rule ${values.key} of ${taskClass.name}`;
  return (
    <form
      noValidate
      className={styles.workbench}
      onSubmit={(event) => {
        event.preventDefault();
        saveNow();
      }}
    >
      <PageHeader
        title={saved ? title : `New rule for ${taskClass.name}`}
        description={
          saved
            ? `You are editing the draft ${place.draft} of ${environmentName}. Routers follow it once it is published.`
            : `It is added to the draft ${place.draft} of ${environmentName}, after the rules that are there.`
        }
      />
      <EditBar
        rule={rule}
        back={taskClassHref(place.taskClass, place.environment, place.draft)}
        pane={pane}
        onPane={setPane}
        onProblems={show}
        onCompare={compare}
      />
      {state.kind === 'conflict' && comparing && (
        <div ref={conflict} className={styles.conflict}>
          <RuleConflict
            mine={{ key: values.key, enabled: values.enabled, definition: ruleDefinition(values) }}
            theirs={state.theirs}
            onBack={() => setComparing(false)}
            onKeepMine={() => rule.keepMine(state.theirs)}
            onTakeTheirs={() => rule.takeTheirs(state.theirs)}
          />
        </div>
      )}
      {summary && <FormErrors error={summary} labels={LABELS} />}
      <Splitter
        className={styles.panes}
        lineSize={1}
        classNames={{ handle: styles.handle, pane: styles.pane }}
      >
        <Splitter.Pane
          defaultSize={36}
          min={20}
          role="region"
          aria-label="Rule"
          data-shown={pane === 'rule'}
          onBlur={rule.flush}
        >
          <RuleFields
            values={values}
            isNew={saved === null}
            ranked={{ environment: place.environment, taskClass: place.taskClass }}
            vocabulary={vocabulary}
            rows={known}
            problems={asked ? problems : NO_PROBLEMS}
            findings={compiled?.edited.findings ?? []}
            place={compiled?.edited.place ?? ''}
            onChange={rule.change}
            onLearn={(row) => setKnown((now) => new Map(now).set(row.key, row))}
          />
        </Splitter.Pane>
        <Splitter.Pane
          defaultSize={32}
          min={20}
          role="region"
          aria-label="Whom it tries"
          data-shown={pane === 'targets'}
        >
          <TargetsPane
            values={followed}
            compiled={compiled}
            outdated={!sent.ok}
            rows={known}
            taskClass={place.taskClass}
            environment={place.environment}
          />
        </Splitter.Pane>
        <Splitter.Pane
          defaultSize={32}
          min={20}
          role="region"
          aria-label="Try it"
          data-shown={pane === 'try'}
        >
          <TryPane
            compiled={compiled}
            outdated={!sent.ok}
            rule={usable}
            records={records}
            taskClass={taskClass}
            place={place}
          />
        </Splitter.Pane>
      </Splitter>
    </form>
  );
}

/** A note is for people: nothing is compiled anew for it. */
function whatRoutersGet({ key, enabled, definition: { note: _note, ...definition } }: RuleInput): RuleInput {
  return { key, enabled, definition };
}
