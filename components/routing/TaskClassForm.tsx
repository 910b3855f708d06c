'use client';

import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { taskClassHref } from '@/components/ui/links/routing';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { keyFromName } from '@/lib/core/ids';
import type { ActionResult } from '@/lib/http/action-result';
import type { TaskClassDto } from '@/lib/routing/dto';
import styles from './routing.module.css';
import { TaskClassDemands, type TaskClassValues } from './TaskClassDemands';

const LABELS: Readonly<Record<string, string>> = {
  '/name': 'Name',
  '/key': 'Key',
  '/description': 'Description',
  '/floorLevel': 'Lowest level',
  '/floorTags': 'Tags always there',
  '/unlabelledLevel': 'Level without a label',
  '/unlabelledTags': 'Tags without a label',
  '/slaP95Ms': 'p95 latency',
  '/slaAvailability': 'Availability',
  '/costToleranceUsd': 'Cost tolerance',
  '/qualityFloor': 'Quality floor',
  '/qualityBenchmark': 'Benchmark',
  '/kpi': 'KPI',
  '/ownerName': 'Owner',
  '/referenceInputTokens': 'Reference input',
  '/referenceOutputTokens': 'Reference output',
};

/** Creates or edits a task class. `existing` null = a new one. */
export function TaskClassForm({
  existing,
  initial,
  levels,
  tags,
  benchmarks,
  environment,
  draft,
  proposed = false,
  save,
}: {
  readonly existing: { readonly id: string; readonly revision: number } | null;
  readonly initial: TaskClassValues;
  readonly levels: readonly string[];
  readonly tags: readonly string[];
  /** Those that some measurement is recorded of. */
  readonly benchmarks: readonly string[];
  readonly environment: string;
  /** The draft that was looked at, to go back to. */
  readonly draft: string;
  /** What it begins with was worked out elsewhere, so what was once typed for another is left alone. */
  readonly proposed?: boolean;
  readonly save: (input: unknown) => Promise<ActionResult<TaskClassDto>>;
}) {
  const router = useRouter();
  const [keyTyped, setKeyTyped] = useState(existing !== null);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: proposed ? `task-class:${initial.key}` : 'task-class',
    existing,
    initial,
    valuesOf: ({ id: _id, revision: _revision, ...saved }: TaskClassDto): TaskClassValues => saved,
    save: ({ key, ...fields }, edited) => save(edited ? { ...fields, ...edited } : { ...fields, key }),
    onSaved: ({ key }) => router.push(taskClassHref(key, environment, draft)),
  });
  const set = <K extends keyof TaskClassValues>(field: K, value: TaskClassValues[K]) =>
    setValues((now) => ({ ...now, [field]: value }));

  if (conflict) {
    return (
      <ConflictView
        what="task class"
        fields={conflictFields(values, conflict.theirs)}
        {...conflict.choices}
      />
    );
  }

  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  return (
    <Form style={{ maxWidth: 760, display: 'grid', gap: 20 }} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          {...at('/name')}
          label="Name"
          value={values.name}
          maxLength={120}
          onChange={(event) => {
            const name = event.currentTarget.value;
            setValues((now) => ({ ...now, name, key: keyTyped ? now.key : keyFromName(name) }));
          }}
        />
        <TextInput
          {...at('/key')}
          label="Key"
          description="What requests name. It cannot be changed later."
          value={values.key}
          disabled={existing !== null}
          onChange={(event) => {
            setKeyTyped(true);
            set('key', event.currentTarget.value);
          }}
        />
      </div>
      <Textarea
        {...at('/description')}
        label="Description"
        autosize
        minRows={2}
        value={values.description}
        onChange={(event) => set('description', event.currentTarget.value)}
      />
      <fieldset className={styles.fieldset}>
        <legend>Sensitivity</legend>
        <div className={styles.fields}>
          <Select
            {...at('/floorLevel')}
            label="Lowest level"
            description="No request of this class counts as less."
            data={[...levels]}
            value={values.floorLevel}
            allowDeselect={false}
            onChange={(value) => value && set('floorLevel', value)}
          />
          <MultiSelect
            {...at('/floorTags')}
            label="Tags always there"
            data={[...tags]}
            value={[...values.floorTags]}
            onChange={(value) => set('floorTags', value)}
          />
          <Select
            {...at('/unlabelledLevel')}
            label="Level without a label"
            description="What a request that says nothing counts as."
            data={[...levels]}
            value={values.unlabelledLevel}
            allowDeselect={false}
            onChange={(value) => value && set('unlabelledLevel', value)}
          />
          <MultiSelect
            {...at('/unlabelledTags')}
            label="Tags without a label"
            data={[...tags]}
            value={[...values.unlabelledTags]}
            onChange={(value) => set('unlabelledTags', value)}
          />
        </div>
      </fieldset>
      <TaskClassDemands values={values} set={set} error={error} benchmarks={benchmarks} />
      <SaveBar label={existing ? 'Save task class' : 'Create task class'} {...bar} />
    </Form>
  );
}

function conflictFields(mine: TaskClassValues, theirs: TaskClassValues) {
  const words = (value: unknown) =>
    Array.isArray(value)
      ? value.join(', ') || 'none'
      : value === null || value === ''
        ? 'none'
        : String(value);
  return Object.entries(LABELS).map(([path, label]) => {
    const field = path.slice(1) as keyof TaskClassValues;
    const [m, t] = [words(mine[field]), words(theirs[field])];
    return { label, mine: m, theirs: t, same: m === t };
  });
}
