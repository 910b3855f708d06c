'use client';

import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { taskClassHref } from '@/components/ui/links/routing';
import { SaveBar } from '@/components/ui/SaveBar';
import { useSaveKeys } from '@/components/ui/save-keys';
import { keyFromName } from '@/lib/core/ids';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { TaskClassDto } from '@/lib/routing/dto';
import styles from './routing.module.css';

type TaskClassValues = Omit<TaskClassDto, 'id' | 'revision'>;

const LABELS: Readonly<Record<string, string>> = {
  '/name': 'Name',
  '/key': 'Key',
  '/description': 'Description',
  '/floorLevel': 'Lowest level',
  '/floorTags': 'Tags always there',
  '/unlabelledLevel': 'Level without a label',
  '/unlabelledTags': 'Tags without a label',
  '/slaP95Ms': 'p95 latency',
  '/costToleranceUsd': 'Cost tolerance',
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
  environment,
  save,
}: {
  readonly existing: { readonly id: string; readonly revision: number } | null;
  readonly initial: TaskClassValues;
  readonly levels: readonly string[];
  readonly tags: readonly string[];
  readonly environment: string;
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
    router.push(taskClassHref(result.data.key, environment));
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
  const whole = (value: string | number) => (typeof value === 'number' ? value : null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      style={{ maxWidth: 760, display: 'grid', gap: 20 }}
    >
      <FormErrors error={error} labels={LABELS} />
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
          inputWrapperOrder={['label', 'input', 'description', 'error']}
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
            inputWrapperOrder={['label', 'input', 'description', 'error']}
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
            inputWrapperOrder={['label', 'input', 'description', 'error']}
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
      <fieldset className={styles.fieldset}>
        <legend>What the work asks for</legend>
        <div className={styles.fields}>
          <NumberInput
            {...at('/slaP95Ms')}
            label="p95 latency"
            suffix=" ms"
            thousandSeparator=" "
            min={1}
            allowDecimal={false}
            value={values.slaP95Ms ?? ''}
            onChange={(value) => set('slaP95Ms', whole(value))}
          />
          <TextInput
            {...at('/costToleranceUsd')}
            label="Cost tolerance"
            leftSection="$"
            rightSection={<span className={styles.unit}>a request</span>}
            rightSectionWidth={76}
            inputMode="decimal"
            value={values.costToleranceUsd ?? ''}
            onChange={(event) => set('costToleranceUsd', event.currentTarget.value || null)}
          />
          <NumberInput
            {...at('/referenceInputTokens')}
            label="Reference input"
            suffix=" tokens"
            thousandSeparator=" "
            min={0}
            allowDecimal={false}
            value={values.referenceInputTokens ?? ''}
            onChange={(value) => set('referenceInputTokens', whole(value))}
          />
          <NumberInput
            {...at('/referenceOutputTokens')}
            label="Reference output"
            suffix=" tokens"
            thousandSeparator=" "
            min={0}
            allowDecimal={false}
            value={values.referenceOutputTokens ?? ''}
            onChange={(value) => set('referenceOutputTokens', whole(value))}
          />
          <TextInput
            {...at('/kpi')}
            label="KPI"
            value={values.kpi ?? ''}
            onChange={(event) => set('kpi', event.currentTarget.value || null)}
          />
          <TextInput
            {...at('/ownerName')}
            label="Owner"
            value={values.ownerName ?? ''}
            onChange={(event) => set('ownerName', event.currentTarget.value || null)}
          />
        </div>
      </fieldset>
      <SaveBar
        label={existing ? 'Save task class' : 'Create task class'}
        pending={pending}
        dirty={form.dirty}
        restored={form.restored}
        onDiscard={() => form.forget(initial, existing?.revision ?? 0)}
      />
    </form>
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
