'use client';

import { Select, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { Hop } from '@/lib/contracts/evidence';
import type { PathContent } from '@/lib/contracts/path-content';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { HopFields } from './HopFields';
import styles from './paths.module.css';

const LABELS: Readonly<Record<string, string>> = {
  '/content/seller': 'Seller of record',
  '/content/hops': 'Who gets data',
  '/content/source': 'Source',
  '/content/asOf': 'As of',
  '/note': 'Why',
  '/subject': 'What it is for',
};

/** Writes down the way that data takes; it counts once another person has approved it. */
export function WayForm({
  subject,
  content,
  revision,
  vendors,
  today,
  save,
}: {
  readonly subject: string;
  /** What it begins with. */
  readonly content: PathContent;
  /** Of the one in work; null = a new one is begun. */
  readonly revision: number | null;
  readonly vendors: readonly { readonly key: string; readonly name: string }[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly save: (input: unknown) => Promise<ActionResult<{ readonly revision: number }>>;
}) {
  const router = useRouter();
  const initial = { ...content, note: '' };
  const form = useKeptForm(`way:${subject}`, initial, revision ?? 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const { values, setValues } = form;
  const set = (change: Partial<typeof initial>) => setValues((now) => ({ ...now, ...change }));
  const submit = async () => {
    setPending(true);
    const { note, ...rest } = values;
    const result = await attempt(() =>
      save({
        subject,
        content: rest,
        ...(form.basis > 0 ? { revision: form.basis } : {}),
        ...(note ? { note } : {}),
      }),
    );
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) form.forget(values, result.data.revision);
    if (result.ok || result.error.kind === 'conflict') router.refresh();
  };
  useSaveKeys(() => void submit());
  const at = (path: string) => ({
    id: fieldId(path),
    label: LABELS[path],
    error: fieldError(error?.fields, path),
  });
  const choices = vendors.map(({ key, name }) => ({ value: key, label: `${name} · ${key}` }));
  return (
    <Form
      className={styles.form}
      error={
        error?.kind === 'conflict'
          ? {
              ...error,
              message: 'Somebody else has written here meanwhile. Look at theirs above; yours is kept below.',
            }
          : error
      }
      labels={LABELS}
      onSubmit={() => void submit()}
    >
      <HopFields
        hops={values.hops}
        choices={choices}
        error={error}
        onChange={(hops: readonly Hop[]) => set({ hops: [...hops] })}
      />
      <div className={styles.fields}>
        <Select
          {...at('/content/seller')}
          description="Whose contract counts for the channel. Empty: the channel’s own."
          searchable
          clearable
          limit={50}
          data={choices}
          value={values.seller}
          onChange={(seller) => set({ seller })}
        />
        <TextInput
          {...at('/content/source')}
          description="Who states this: an address, or words."
          value={values.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
        <TextInput
          {...at('/content/asOf')}
          type="date"
          max={today}
          value={values.asOf}
          onChange={(event) => set({ asOf: event.currentTarget.value })}
        />
      </div>
      <Textarea
        {...at('/note')}
        description="For whoever approves it."
        autosize
        minRows={1}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <SaveBar
        label="Save way"
        pending={pending}
        dirty={form.dirty}
        restored={form.restored}
        onDiscard={() => form.forget(initial, revision ?? 0)}
      />
    </Form>
  );
}
