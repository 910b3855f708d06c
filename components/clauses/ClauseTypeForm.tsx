'use client';

import { Button, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { clauseTypeHref } from '@/components/ui/links/contracts';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { CLAUSE_GROUPS, type ClauseGroup } from '@/lib/contracts/clause-type';
import type { OwnClauseType } from '@/lib/contracts/own-clause-type';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './clauses.module.css';
import { ParameterRow } from './ParameterRow';
import { NEW_PARAMETER, NEW_TYPE, parameterOf, snakeCase, type TypeValues, typeValues } from './type-values';

const LABELS = {
  '/key': 'Key',
  '/name': 'Name',
  '/question': 'Question for the reviewer',
  '/parameters': 'Parameters',
};
const GROUPS = Object.entries(CLAUSE_GROUPS).map(([value, label]) => ({ value, label }));

/** Makes a type of clause of the organisation's own, or changes one. */
export function ClauseTypeForm({
  existing,
  save,
}: {
  /** Null = a new one. */
  readonly existing: OwnClauseType | null;
  readonly save: (input: unknown) => Promise<ActionResult<OwnClauseType>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<TypeValues, OwnClauseType>({
    kind: 'clause-type',
    existing,
    initial: existing ? typeValues(existing) : NEW_TYPE,
    valuesOf: typeValues,
    save: ({ key, parameters, ...typed }, edited) => {
      const input = { ...typed, parameters: parameters.map(parameterOf) };
      return save(edited ? { ...input, ...edited } : { ...input, key: key || snakeCase(typed.name) });
    },
    onSaved: ({ key }) => {
      if (existing) router.refresh();
      else router.push(clauseTypeHref(key));
    },
  });

  if (conflict) {
    const [mine, theirs] = [said(values), said(typeValues(conflict.theirs))];
    const fields = mine.map(([label, text], i) => {
      const other = theirs[i]?.[1] ?? '';
      return { label, mine: text, theirs: other, same: text === other };
    });
    return <ConflictView what="clause type" fields={fields} {...conflict.choices} />;
  }

  const set = (change: Partial<TypeValues>) => setValues((now) => ({ ...now, ...change }));
  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  const { parameters } = values;
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <TextInput
        {...at('/name')}
        label="Name"
        value={values.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {!existing && (
        <TextInput
          {...at('/key')}
          label="Key"
          description="What obligations name. It cannot be changed later."
          placeholder={snakeCase(values.name)}
          value={values.key}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      )}
      <Select
        {...at('/group')}
        label="Group"
        data={GROUPS}
        value={values.group}
        allowDeselect={false}
        onChange={(group) => group && set({ group: group as ClauseGroup })}
      />
      <Textarea
        {...at('/question')}
        label="Question for the reviewer"
        description="In plain words: what one looks for in the contract."
        autosize
        minRows={2}
        value={values.question}
        onChange={(event) => set({ question: event.currentTarget.value })}
      />
      <TagsInput
        {...at('/vocabulary')}
        label="Vocabulary"
        description="Words and phrases by which its passages are found, the most telling first."
        data={[]}
        splitChars={[',', ';']}
        value={[...values.vocabulary]}
        onChange={(vocabulary) => set({ vocabulary })}
      />
      <fieldset className={styles.parameters} id={fieldId('/parameters')} tabIndex={-1}>
        <legend>Parameters</legend>
        {parameters.length === 0 && (
          <span className={styles.quiet}>None yet: such a clause is agreed or not, and nothing more.</span>
        )}
        {parameters.map((parameter, place) => (
          <ParameterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a parameter being typed has nothing else that stays
            key={place}
            parameter={parameter}
            path={`/parameters/${place}`}
            problems={error?.fields ?? []}
            onChange={(next) => set({ parameters: parameters.with(place, next) })}
            onRemove={() => set({ parameters: parameters.toSpliced(place, 1) })}
          />
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => set({ parameters: [...parameters, NEW_PARAMETER] })}
          >
            Add a parameter
          </Button>
        </div>
      </fieldset>
      <SaveBar label={existing ? 'Save type' : 'Create type'} {...bar} />
    </Form>
  );
}

function said({ name, group, question, parameters, vocabulary }: TypeValues): readonly [string, string][] {
  return [
    ['Name', name],
    ['Group', CLAUSE_GROUPS[group]],
    ['Question', question],
    ['Parameters', parameters.map((one) => `${one.name} (${one.kind})`).join(', ')],
    ['Vocabulary', vocabulary.join(', ')],
  ];
}
