'use client';

import { MultiSelect, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { taskClassHref } from '@/components/ui/links/routing';
import { SaveBar } from '@/components/ui/SaveBar';
import { Section } from '@/components/ui/Section';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { Vocabulary } from '@/lib/routing/condition-edit';
import type { RuleDto } from '@/lib/routing/dto';
import { ArmsEditor } from './ArmsEditor';
import { ConditionEditor } from './ConditionEditor';
import { EscalationEditor } from './EscalationEditor';
import { LimitFields } from './LimitFields';
import { RuleConflict } from './RuleConflict';
import { RuleSentences } from './RuleSentences';
import styles from './routing.module.css';
import { type RuleValues, ruleDefinition, ruleValues } from './rule-values';

const LABELS = { '/key': 'Key', '/definition/limits/maxCostUsd': 'Cost of an attempt' };

/** Writes a rule. `existing` null = a new one at the end of its task class. */
export function RuleForm({
  existing,
  initial,
  taskClass,
  environment,
  draft,
  vocabulary,
  rows,
  save,
}: {
  readonly existing: { readonly id: string; readonly revision: number } | null;
  readonly initial: RuleValues;
  readonly taskClass: string;
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly vocabulary: Vocabulary;
  /** What the catalogue says of the offerings already named. */
  readonly rows: readonly OfferingRow[];
  readonly save: (input: unknown) => Promise<ActionResult<RuleDto>>;
}) {
  const router = useRouter();
  const keptAs = `rule:${environment}:${draft}:${taskClass}:${existing?.id ?? 'new'}`;
  const form = useKeptForm(keptAs, initial, existing?.revision ?? 0);
  const [known, setKnown] = useState(() => new Map(rows.map((row) => [row.key, row])));
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const { values, setValues } = form;
  const { definition } = values;
  const change = (part: Partial<RuleValues['definition']>) =>
    setValues((now) => ({ ...now, definition: { ...now.definition, ...part } }));

  const learn = (row: OfferingRow) => setKnown((now) => new Map(now).set(row.key, row));

  const submit = async (basis = form.basis) => {
    setPending(true);
    const said = { key: values.key, definition: ruleDefinition(values) };
    const place = existing
      ? { id: existing.id, revision: basis, enabled: values.enabled }
      : { environment, draft, taskClass };
    const result = await attempt(() => save({ ...said, ...place }));
    setPending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    setError(null);
    form.forget(ruleValues(result.data), result.data.revision);
    router.push(taskClassHref(taskClass, environment, draft));
  };
  useSaveKeys(() => void submit());

  if (error?.kind === 'conflict' && error.current) {
    const theirs = error.current as RuleDto;
    return (
      <RuleConflict
        mine={{ key: values.key, enabled: values.enabled, definition: ruleDefinition(values) }}
        theirs={theirs}
        onBack={() => setError(null)}
        onKeepMine={() => void submit(theirs.revision)}
        onTakeTheirs={() => {
          form.forget(ruleValues(theirs), theirs.revision);
          setError(null);
        }}
      />
    );
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error && (
        <div style={{ marginBottom: 20 }}>
          <FormErrors error={error} labels={LABELS} />
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.form}>
          <div className={styles.fields}>
            <TextInput
              id={fieldId('/key')}
              error={fieldError(error?.fields, '/key')}
              label="Key"
              description="Names the rule in decisions and reports."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={values.key}
              onChange={(event) => {
                const key = event.currentTarget.value;
                setValues((now) => ({ ...now, key }));
              }}
            />
            {existing && (
              <Switch
                mt={30}
                label="Enabled"
                checked={values.enabled}
                onChange={(event) => {
                  const enabled = event.currentTarget.checked;
                  setValues((now) => ({ ...now, enabled }));
                }}
              />
            )}
          </div>
          <Section title="When">
            <ConditionEditor
              group={values.when}
              vocabulary={vocabulary}
              onChange={(when) => setValues((now) => ({ ...now, when }))}
            />
            <Select
              mt={10}
              maw={420}
              label="If the request leaves out what the condition asks"
              data={[
                { value: 'deny', label: 'Deny it' },
                { value: 'skip', label: 'Go on to the next rule' },
              ]}
              value={definition.onUnknown}
              allowDeselect={false}
              onChange={(value) => value && change({ onUnknown: value as 'deny' | 'skip' })}
            />
          </Section>
          <ArmsEditor
            arms={definition.arms}
            salt={definition.salt}
            defaultSalt={`${values.key}:1`}
            rows={known}
            problems={error?.fields}
            onArms={(arms) => change({ arms })}
            onSalt={(salt) => change({ salt })}
            onLearn={learn}
          />
          <Section title="Escalation">
            <EscalationEditor
              escalate={definition.escalate}
              rows={known}
              problems={error?.fields}
              onChange={(escalate) => change({ escalate })}
              onLearn={learn}
            />
          </Section>
          <Section title="Requires">
            <div className={styles.fields}>
              <MultiSelect
                label="Capabilities"
                searchable
                data={[...vocabulary.capabilities]}
                value={[...(definition.needs ?? [])]}
                onChange={(needs) => change({ needs })}
              />
              <MultiSelect
                label="Processed only in"
                searchable
                data={[...vocabulary.regions]}
                value={[...(definition.regions ?? [])]}
                onChange={(regions) => change({ regions })}
              />
            </div>
          </Section>
          <Section title="Limits">
            <LimitFields
              limits={definition.limits ?? {}}
              problems={error?.fields}
              onChange={(limits) => change({ limits })}
            />
          </Section>
          <Section title="Note">
            <Textarea
              aria-label="Note"
              autosize
              minRows={2}
              placeholder="Why the rule is as it is. Routers do not get it."
              value={definition.note ?? ''}
              onChange={(event) => change({ note: event.currentTarget.value })}
            />
          </Section>
        </div>
        <aside aria-label="The rule in words" className={styles.aside}>
          <h2 className={styles.asideTitle}>The rule in words</h2>
          <RuleSentences definition={ruleDefinition(values)} />
        </aside>
      </div>
      <SaveBar
        label={existing ? 'Save rule' : 'Add rule'}
        pending={pending}
        dirty={form.dirty}
        restored={form.restored}
        onDiscard={() => form.forget(initial, existing?.revision ?? 0)}
      />
    </form>
  );
}
