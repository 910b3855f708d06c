'use client';

import { Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { ParameterFields } from '@/components/ui/parameters/ParameterFields';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { useSaveKeys } from '@/components/ui/save-keys';
import { ScopeFields } from '@/components/ui/scope/ScopeFields';
import type { ClauseType } from '@/lib/contracts/clause-type';
import { EMPTY_LAW, type LawContent } from '@/lib/contracts/law-content';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './laws.module.css';

const LABELS = {
  '/content/clauseType': 'Stands in for',
  '/content/citation': 'Law',
  '/content/jurisdiction': 'Where it holds',
  '/content/from': 'From',
  '/content/to': 'To',
  '/content/parameters': 'What it says',
};

/** Records a law that says what a clause would. It is put to others as soon as it is saved. */
export function LawForm({
  existing,
  types,
  choices,
  propose,
}: {
  /** The law whose text is changed, with the revision of the text in work; null = a new one. */
  readonly existing: {
    readonly subject: string;
    readonly revision?: number;
    readonly content: LawContent;
  } | null;
  /** Those for which no paper is needed. */
  readonly types: readonly ClauseType[];
  readonly choices: ScopeChoices;
  readonly propose: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const initial = existing?.content ?? EMPTY_LAW;
  const { values, setValues, dirty, restored, forget } = useKeptForm<LawContent>(
    `law:${existing?.subject ?? 'new'}`,
    initial,
    existing?.revision ?? 0,
  );
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const set = (change: Partial<LawContent>) => setValues((now) => ({ ...now, ...change }));
  const submit = async () => {
    if (pending) return;
    setPending(true);
    const seen = existing && { subject: existing.subject, revision: existing.revision };
    const result = await attempt(() => propose({ ...seen, content: values }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    forget(initial, 0);
    router.push('/contracts/laws');
  };
  useSaveKeys(() => void submit());
  const type = types.find(({ key }) => key === values.clauseType);
  const text = (path: keyof LawContent, label: string, description: string) => (
    <TextInput
      id={fieldId(`/content/${path}`)}
      label={label}
      description={description}
      value={String(values[path] ?? '')}
      error={fieldError(error?.fields, `/content/${path}`)}
      onChange={(event) => set({ [path]: event.currentTarget.value })}
    />
  );
  const dayField = (path: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      id={fieldId(`/content/${path}`)}
      label={label}
      value={values[path] ?? ''}
      error={fieldError(error?.fields, `/content/${path}`)}
      onChange={(event) => set({ [path]: event.currentTarget.value || null })}
    />
  );
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={() => void submit()}>
      <Select
        id={fieldId('/content/clauseType')}
        label="Stands in for"
        description="What needs a paper of its own (a DPA, a BAA, an annex) is not here: no law stands in for it."
        data={types.map(({ key, name }) => ({ value: key, label: name }))}
        searchable
        value={values.clauseType || null}
        error={fieldError(error?.fields, '/content/clauseType')}
        onChange={(clauseType) => set({ clauseType: clauseType ?? '', parameters: {} })}
      />
      {text('citation', 'Law', 'Which law, article and paragraph: “GDPR, Art. 28(3)”.')}
      {text('jurisdiction', 'Where it holds', 'A state, or the European Union.')}
      {type && type.parameters.length > 0 && (
        <ParameterFields
          parameters={type.parameters}
          values={values.parameters}
          onChange={(parameters) => set({ parameters: parameters as LawContent['parameters'] })}
          problems={error?.fields ?? []}
          under="/content/parameters"
          regions={choices.regions}
        />
      )}
      <ScopeFields
        scope={values.scope}
        choices={choices}
        empty="Every one"
        problems={error?.fields ?? []}
        under="/content/scope"
        onChange={(scope) => set({ scope })}
      />
      <div className={styles.days}>
        {dayField('from', 'From')}
        {dayField('to', 'To')}
      </div>
      <SubmitRow
        label="Put up for approval"
        pending={pending}
        dirty={dirty}
        onDiscard={() => forget(initial, existing?.revision ?? 0)}
        note={restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
