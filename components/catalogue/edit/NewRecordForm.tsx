'use client';

import { Checkbox, Select, TextInput } from '@mantine/core';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { SaveBar } from '@/components/ui/SaveBar';
import { HOSTING_NAMES } from '@/lib/catalog/compliance-names';
import { keyFromName } from '@/lib/core/ids';
import styles from './edit.module.css';
import { type CreateRecord, useNewRecord } from './use-new-record';

const LABELS = { '/key': 'Key', '/name': 'Name', '/owner': 'Owner', '/hosting': 'Hosting' };
const EMPTY = { name: '', key: '', owner: '', isOwner: false, isChannel: false, hosting: 'service' };

/** Makes a model or a vendor with what names it; the rest is stated on its page. */
export function NewRecordForm({
  kind,
  vendors,
  create,
}: {
  readonly kind: 'model' | 'vendor';
  /** Who may own a model. */
  readonly vendors: readonly { readonly key: string; readonly name: string }[];
  readonly create: CreateRecord;
}) {
  const { values, set, error, problems, submit, bar } = useNewRecord(
    kind,
    EMPTY,
    ({ name, key, owner, ...vendor }) => ({
      name,
      key: key || keyFromName(name),
      ...(kind === 'model' ? { owner: owner || null } : vendor),
    }),
    create,
  );
  const at = (path: string) => ({ id: fieldId(path), error: fieldError(problems, path) });
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          {...at('/name')}
          label="Name"
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          {...at('/key')}
          label="Key"
          description="It cannot be changed later."
          placeholder={keyFromName(values.name)}
          value={values.key}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
        {kind === 'model' ? (
          <Select
            {...at('/owner')}
            label="Owner"
            description="Who makes it. Empty: unknown."
            searchable
            clearable
            limit={50}
            data={vendors.map(({ key, name }) => ({ value: key, label: `${name} · ${key}` }))}
            value={values.owner || null}
            onChange={(owner) => set({ owner: owner ?? '' })}
          />
        ) : (
          <Select
            {...at('/hosting')}
            label="Hosting"
            description="Who runs it: a seller, or you at a site of your own."
            allowDeselect={false}
            data={Object.entries(HOSTING_NAMES).map(([value, label]) => ({ value, label }))}
            value={values.hosting}
            onChange={(hosting) => set({ hosting: hosting ?? 'service' })}
          />
        )}
      </div>
      {kind === 'vendor' && (
        <div className={styles.fields}>
          <Checkbox
            label="Makes models"
            checked={values.isOwner}
            onChange={(event) => set({ isOwner: event.currentTarget.checked })}
          />
          <Checkbox
            label="Sells inference"
            checked={values.isChannel}
            onChange={(event) => set({ isChannel: event.currentTarget.checked })}
          />
        </div>
      )}
      <SaveBar label={`Create ${kind}`} {...bar} />
    </Form>
  );
}
