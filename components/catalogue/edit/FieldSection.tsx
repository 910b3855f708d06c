'use client';

import { TextInput } from '@mantine/core';
import { fieldName } from '@/components/ui/field-words';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { Section } from '@/components/ui/Section';
import type { RecordKind } from '@/lib/catalog/change';
import { fieldInput } from '@/lib/catalog/field-inputs';
import styles from './edit.module.css';
import { type EditChoices, FieldEditor } from './FieldEditor';
import type { RecordEdits } from './use-edits';

/** Fields of a record that belong together; each promise beside the place where it is stated. */
export function FieldSection({
  kind,
  title,
  note,
  names,
  record,
  choices,
  children,
}: {
  readonly kind: RecordKind;
  readonly title: string;
  readonly note?: string;
  readonly names: readonly string[];
  readonly record: RecordEdits;
  readonly choices: EditChoices;
  readonly children?: React.ReactNode;
}) {
  const { problems } = record;
  const editor = (field: string) => (
    <FieldEditor
      key={field}
      kind={kind}
      field={field}
      id={fieldId(`/${field}`)}
      error={fieldError(problems, `/${field}`)}
      value={record.valueOf(field)}
      choices={choices}
      onChange={(value) => record.edit({ [field]: { value } })}
    />
  );
  const promised = names.some((field) => fieldInput(kind, field)?.evidence);
  return (
    <Section title={title} note={note}>
      {promised ? (
        names.map((field) => (
          <div key={field} className={styles.promise}>
            {editor(field)}
            <TextInput
              id={fieldId(`/evidence/${field}`)}
              label={`Evidence of ${fieldName(field).toLowerCase()}`}
              description="Where it is stated: an address, or words"
              error={fieldError(problems, `/evidence/${field}`)}
              value={record.evidenceOf(field)}
              onChange={(event) => record.edit({ [field]: { evidence: event.currentTarget.value } })}
            />
          </div>
        ))
      ) : (
        <div className={styles.fields}>{names.map(editor)}</div>
      )}
      {children}
    </Section>
  );
}
