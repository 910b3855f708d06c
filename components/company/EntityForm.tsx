'use client';

import { Button, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { CompanyEntityDto } from '@/lib/contracts/company';
import styles from './company.module.css';
import type { SaveEntity } from './entity-actions';

const LABELS = { '/key': 'Key', '/name': 'Name', '/legalName': 'Legal name', '/country': 'Country' };
type Field = 'key' | 'name' | 'legalName' | 'country';
type Values = Readonly<Record<Field, string>>;

const valuesOf = (entity: CompanyEntityDto): Values => ({
  key: entity.key,
  name: entity.name,
  legalName: entity.legalName ?? '',
  country: entity.country ?? '',
});

/** Adds a company of the group or corrects what is known of it. */
export function EntityForm({
  existing,
  save,
  onClose,
}: {
  /** Null = a new one. */
  readonly existing: CompanyEntityDto | null;
  readonly save: SaveEntity;
  readonly onClose: () => void;
}) {
  const router = useRouter();
  const initial = existing ? valuesOf(existing) : { key: '', name: '', legalName: '', country: '' };
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<Values, CompanyEntityDto>({
    kind: 'company-entity',
    existing,
    initial,
    valuesOf,
    save: ({ key, name, legalName, country }, edited) => {
      const fields = { name, legalName: legalName || null, country: country || null };
      return save(edited ? { ...edited, ...fields } : { key, ...fields });
    },
    onSaved: () => {
      onClose();
      router.refresh();
    },
  });
  if (conflict) {
    const theirs = valuesOf(conflict.theirs);
    return (
      <ConflictView
        what="company"
        fields={(['name', 'legalName', 'country'] as const).map((field) => ({
          label: LABELS[`/${field}`],
          mine: values[field],
          theirs: theirs[field],
          same: values[field] === theirs[field],
        }))}
        {...conflict.choices}
      />
    );
  }
  const text = (field: Field, description?: string) => (
    <TextInput
      id={fieldId(`/${field}`)}
      error={fieldError(error?.fields, `/${field}`)}
      label={LABELS[`/${field}`]}
      description={description}
      autoComplete="off"
      value={values[field]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setValues((now) => ({ ...now, [field]: value }));
      }}
    />
  );
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      {text('name')}
      {!existing &&
        text('key', 'What contracts and environments name it by, such as group-gmbh. It cannot be changed.')}
      {text('legalName', 'As it stands in contracts, where that is longer.')}
      {text('country', 'Two letters, such as DE.')}
      <SaveBar label={existing ? 'Save company' : 'Add company'} {...bar} />
      <div>
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          Back to the list
        </Button>
      </div>
    </Form>
  );
}
