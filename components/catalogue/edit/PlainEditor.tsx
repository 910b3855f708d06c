'use client';

import { Form } from '@/components/ui/Form';
import { fieldName } from '@/components/ui/field-words';
import { SaveBar } from '@/components/ui/SaveBar';
import type { RecordKind } from '@/lib/catalog/change';
import { MODEL_INPUTS, VENDOR_INPUTS } from '@/lib/catalog/field-inputs';
import styles from './edit.module.css';
import type { StatedFields } from './edits';
import type { EditChoices } from './FieldEditor';
import { FieldSection } from './FieldSection';
import { RecordConflict } from './RecordConflict';
import { type EditActions, useEdits } from './use-edits';

/** The form of a model or a vendor. */
export function PlainEditor({
  kind,
  recordKey,
  fields,
  choices,
  actions,
}: {
  readonly kind: Exclude<RecordKind, 'offering'>;
  readonly recordKey: string;
  readonly fields: StatedFields;
  readonly choices: EditChoices;
  readonly actions: EditActions;
}) {
  const record = useEdits(kind, recordKey, fields, actions);
  if (record.conflict) return <RecordConflict kind={kind} edits={record.edits} {...record.conflict} />;
  const names = Object.keys(kind === 'model' ? MODEL_INPUTS : VENDOR_INPUTS);
  const labels = Object.fromEntries(names.map((field) => [`/${field}`, fieldName(field)]));
  return (
    <Form className={styles.form} error={record.error} labels={labels} onSubmit={record.submit}>
      <FieldSection kind={kind} title="Facts" names={names} record={record} choices={choices} />
      <SaveBar label={`Save ${kind}`} {...record.bar} />
    </Form>
  );
}
