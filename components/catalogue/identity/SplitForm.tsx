'use client';

import { Checkbox, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { modelHref } from '@/components/ui/links/catalogue';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { tellDone } from '@/components/ui/undo-notice';
import type { KnownModel } from '@/lib/catalog/suggestion-detail';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './identity.module.css';

const LABELS = { '/key': 'Key', '/name': 'Name', '/offerings': 'Offerings', '/aliases': 'Other names' };

/** Makes a model of its own of some of a model's offerings and names. */
export function SplitForm({
  model,
  split,
  undo,
}: {
  readonly model: KnownModel;
  readonly split: (
    input: unknown,
  ) => Promise<ActionResult<{ readonly batchId: string | null; readonly model: string }>>;
  readonly undo: (batchId: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const initial = { name: '', key: '', offerings: [] as string[], aliases: [] as string[] };
  const form = useKeptForm(`split:${model.key}`, initial, model.revision);
  const { values } = form;
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const set = (change: Partial<typeof initial>) => form.setValues((now) => ({ ...now, ...change }));

  const submit = async () => {
    if (pending) return;
    setPending(true);
    const seen = { key: model.key, revision: model.revision };
    const result = await attempt(() => split({ ...values, model: seen }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.forget(initial, model.revision);
    const { batchId, model: made } = result.data;
    router.push(modelHref(made));
    const takeBack = async (id: string) => {
      const undone = await undo(id);
      if (undone.ok) router.push(modelHref(model.key));
      return undone;
    };
    tellDone(`Split ${made} from ${model.key}.`, batchId ? () => takeBack(batchId) : undefined);
  };

  const save = () => void submit();
  const saveKeys = getHotkeyHandler([
    ['mod+S', save],
    ['mod+Enter', save],
  ]);

  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={save} onKeyDown={saveKeys}>
      <Checkbox.Group
        id={fieldId('/offerings')}
        label="Offerings of the new model"
        value={values.offerings}
        error={fieldError(error?.fields, '/offerings')}
        onChange={(offerings) => set({ offerings })}
      >
        <div className={styles.choices}>
          {model.offerings.map(({ key, requestId, channelName, profile }) => (
            <Checkbox
              key={key}
              value={key}
              label={<code className={styles.name}>{requestId}</code>}
              description={`${channelName}${profile ? `, ${profile}` : ''}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      {model.aliases.length > 0 && (
        <Checkbox.Group
          id={fieldId('/aliases')}
          label="Other names that go with it"
          value={values.aliases}
          error={fieldError(error?.fields, '/aliases')}
          onChange={(aliases) => set({ aliases })}
        >
          <div className={styles.choices}>
            {model.aliases.map(({ alias, kind }) => (
              <Checkbox
                key={alias}
                value={alias}
                label={<code className={styles.name}>{alias}</code>}
                description={kind === 'snapshot' ? 'Snapshot' : undefined}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <TextInput
        id={fieldId('/name')}
        label="Name of the new model"
        value={values.name}
        maxLength={200}
        error={fieldError(error?.fields, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId('/key')}
        label="Key"
        description="Lower-case letters, digits, dots and dashes. It stays."
        value={values.key}
        maxLength={120}
        spellCheck={false}
        error={fieldError(error?.fields, '/key')}
        onChange={(event) => set({ key: event.currentTarget.value })}
      />
      <SubmitRow
        label="Split model"
        pending={pending}
        dirty={form.dirty}
        onDiscard={() => form.forget(initial, model.revision)}
        note={form.restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
