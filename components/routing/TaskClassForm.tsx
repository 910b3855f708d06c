'use client';

import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { taskClassHref } from '@/components/ui/links/routing';
import { SaveBar } from '@/components/ui/SaveBar';
import { useSaveKeys } from '@/components/ui/save-keys';
import { keyFromName } from '@/lib/core/ids';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
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
  readonly save: (input: unknown) => Promise<ActionResult<TaskClassDto>>;
}) {
  const router = useRouter();
  const form = useKeptForm(`task-class:${existing?.id ?? 'new'}`, initial, existing?.revision ?? 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [keyTyped, setKeyTyped] = useState(existing !== null);
  const { values, setValues } = form;
  const set = <K extends keyof TaskClassValues>(field: K, value: TaskClassValues[K]) =>
    setValues((now) => ({ ...now, [field]: value }));

  const submit = async (basis = form.basis) => {
    setPending(true);
    const { key, ...fields } = values;
    const result = await attempt(() =>
      save(existing ? { ...fields, id: existing.id, revision: basis } : { ...fields, key }),
    );
    setPending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    setError(null);
    const { id: _id, revision, ...saved } = result.data;
    form.forget(saved, revision);
    router.push(taskClassHref(result.data.key, environment, draft));
  };
  useSaveKeys(() => void submit());

  if (error?.kind === 'conflict' && error.current) {
    const theirs = error.current as TaskClassDto;
    return (
      <ConflictView
        what="task class"
        fields={conflictFields(values, theirs)}
        onBack={() => setError(null)}
        onKeepMine={() => void submit(theirs.revision)}
        onTakeTheirs={() => {
          const { id: _id, revision, ...fields } = theirs;
          form.forget(fields, revision);
          setError(null);
        }}
      />
    );
  }

  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  return (
    <Form
      style={{ maxWidth: 760, display: 'grid', gap: 20 }}
      error={error}
      labels={LABELS}
      onSubmit={() => void submit()}
    >
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
      <SaveBar
        label={existing ? 'Save task class' : 'Create task class'}
        pending={pending}
        dirty={form.dirty}
        restored={form.restored}
        onDiscard={() => form.forget(initial, existing?.revision ?? 0)}
      />
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
