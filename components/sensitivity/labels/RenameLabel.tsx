'use client';

import { TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SubmitRow } from '@/components/ui/SubmitRow';
import type { ActionResult } from '@/lib/http/action-result';
import type { LabelDto } from '@/lib/sensitivity/label';

/** Changes what a label is called; its key stays. */
export function RenameLabel({
  label,
  rename,
}: {
  readonly label: LabelDto;
  readonly rename: (input: unknown) => Promise<ActionResult<LabelDto>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: label.kind,
    existing: label,
    initial: { name: label.name },
    valuesOf: ({ name }: LabelDto) => ({ name }),
    save: ({ name }, edited) => rename({ kind: label.kind, ...edited, name }),
    onSaved: () => router.refresh(),
  });
  if (conflict) {
    const theirs = conflict.theirs.name;
    return (
      <ConflictView
        what={label.kind}
        fields={[{ label: 'Name', mine: values.name, theirs, same: values.name === theirs }]}
        {...conflict.choices}
      />
    );
  }
  return (
    <Form
      error={error}
      labels={{ '/name': 'Name' }}
      onSubmit={submit}
      style={{ display: 'grid', gap: 12, maxWidth: 360 }}
    >
      <TextInput
        id={fieldId('/name')}
        error={fieldError(error?.fields, '/name')}
        label="Name"
        description={`Its key stays ${label.key}.`}
        maxLength={120}
        value={values.name}
        onChange={(event) => setValues({ name: event.currentTarget.value })}
      />
      <SubmitRow
        label="Rename"
        pending={bar.pending}
        dirty={bar.dirty}
        onDiscard={bar.onDiscard}
        note={bar.restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
