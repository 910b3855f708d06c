'use client';

import { Autocomplete, Checkbox, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { fieldName } from '@/components/ui/field-words';
import { OfferingChoice } from '@/components/ui/OfferingChoice';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { RecordKind } from '@/lib/catalog/change';
import { fieldInput } from '@/lib/catalog/field-inputs';
import styles from './edit.module.css';

interface Choice {
  readonly key: string;
  readonly name: string;
}

/** What fields may refer to, and words that are in use. */
export interface EditChoices {
  readonly models: readonly Choice[];
  readonly vendors: readonly Choice[];
  readonly endpoints: readonly string[];
  /** By field. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export interface FieldEditorProps {
  readonly kind: RecordKind;
  readonly field: string;
  readonly value: unknown;
  readonly choices: EditChoices;
  readonly id?: string;
  readonly error?: string | false;
  /** Shown instead of the field's name, or nothing where a cell says it. */
  readonly hideLabel?: boolean;
  readonly onChange: (value: unknown) => void;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const options = (choices: readonly Choice[]) =>
  choices.map(({ key, name }) => ({ value: key, label: name === key ? key : `${name} · ${key}` }));

/** The editor of one field: by what the field takes. An empty one is unknown, which is neither none nor no. */
export function FieldEditor(props: FieldEditorProps) {
  const { kind, field, value, choices, onChange, hideLabel, ...rest } = props;
  const input = fieldInput(kind, field);
  if (!input) return null;
  const name = fieldName(field);
  const shared = {
    ...rest,
    ...(hideLabel ? { 'aria-label': name } : { label: name, description: input.help }),
  };
  const unknown = input.required ? {} : { placeholder: 'Unknown', clearable: true };
  switch (input.as) {
    case 'text':
      return (
        <Autocomplete
          {...shared}
          placeholder={input.required ? '' : 'Unknown'}
          data={[...(choices.words[field] ?? [])]}
          limit={20}
          value={asText(value)}
          onChange={(text) => onChange(text === '' ? null : text)}
        />
      );
    case 'paragraph':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'words':
      return <WordsField {...shared} known={choices.words[field] ?? []} value={value} onChange={onChange} />;
    case 'tokens':
    case 'days':
      return (
        <WholeNumberField
          {...shared}
          unit={input.as}
          min={0}
          placeholder="Unknown"
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          {...unknown}
          data={Object.entries(input.choices ?? {}).map(([key, label]) => ({ value: key, label }))}
          allowDeselect={false}
          value={asText(value) || null}
          onChange={onChange}
        />
      );
    case 'truth':
      return (
        <Select
          {...shared}
          {...unknown}
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          allowDeselect={false}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(word) => onChange(word === null ? null : word === 'yes')}
        />
      );
    case 'instant':
    case 'day':
      return (
        <TextInput
          {...shared}
          type="date"
          value={asText(value).slice(0, 10)}
          onChange={(event) => {
            const day = event.currentTarget.value;
            onChange(day === '' ? null : input.as === 'day' ? day : `${day}T00:00:00.000Z`);
          }}
        />
      );
    case 'offering':
      return <OfferingChoice {...shared} value={asText(value) || null} onChange={onChange} />;
    case 'model':
    case 'vendor':
    case 'endpoint': {
      const data =
        input.as === 'endpoint'
          ? [...choices.endpoints]
          : options(input.as === 'model' ? choices.models : choices.vendors);
      return (
        <Select
          {...shared}
          {...unknown}
          data={data}
          searchable
          limit={50}
          allowDeselect={false}
          nothingFoundMessage="Nothing of that name"
          value={asText(value) || null}
          onChange={onChange}
        />
      );
    }
  }
}

/** A list of words. Empty is unknown, unless it is said that there are none. */
function WordsField({
  known,
  value,
  onChange,
  ...input
}: {
  readonly known: readonly string[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const words = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <div className={styles.words}>
      <TagsInput
        {...input}
        placeholder={words.length > 0 ? '' : value === null ? 'Unknown' : 'None'}
        data={[...known]}
        limit={50}
        splitChars={[',', ';', '\n']}
        acceptValueOnBlur
        value={[...words]}
        onChange={(next) => onChange(next.length === 0 ? null : [...new Set(next)].sort())}
      />
      {words.length === 0 && (
        <Checkbox
          size="xs"
          label="Known to be none"
          checked={value !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? [] : null)}
        />
      )}
    </div>
  );
}
