'use client';

import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { tellDone } from '@/components/ui/undo-notice';
import type { AliasLine } from '@/lib/catalog/details';
import type { KnownModel } from '@/lib/catalog/suggestion-detail';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './identity.module.css';

const KINDS = [
  { value: 'alias', label: 'Name' },
  { value: 'snapshot', label: 'Snapshot' },
];

interface Line extends Pick<AliasLine, 'alias' | 'kind'> {
  /** Of this form alone. */
  readonly id: string;
}

const linesOf = (aliases: readonly Pick<AliasLine, 'alias' | 'kind'>[]): Line[] =>
  aliases.map(({ alias, kind }) => ({ id: alias, alias, kind }));
const inWords = (lines: readonly Pick<AliasLine, 'alias' | 'kind'>[]): string =>
  lines.map(({ alias, kind }) => (kind === 'snapshot' ? `${alias} (snapshot)` : alias)).join(', ') || 'none';

/** The other names of a model and its dated snapshots: sources are matched by them. */
export function AliasesForm({
  model,
  onSave,
  undo,
}: {
  readonly model: KnownModel;
  readonly onSave: (input: unknown) => Promise<ActionResult<{ readonly batchId: string | null }>>;
  readonly undo: (batchId: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const prefix = useId();
  const initial = linesOf(model.aliases);
  const form = useKeptForm<readonly Line[]>(`aliases:${model.key}`, initial, model.revision);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState(0);
  // Undone, or changed elsewhere: where nothing is typed, what is there now is what the form holds.
  const { dirty, basis, forget } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names belong to the revision
  useEffect(() => {
    if (!dirty && basis < model.revision) forget(initial, model.revision);
  }, [dirty, basis, forget, model.revision]);
  const set = (id: string, change: Partial<Line>) =>
    form.setValues((lines) => lines.map((line) => (line.id === id ? { ...line, ...change } : line)));

  const submit = async (revision = form.basis) => {
    if (pending) return;
    setPending(true);
    const aliases = form.values.map(({ alias, kind }) => ({ alias, kind }));
    const seen = { key: model.key, revision };
    const result = await attempt(() => onSave({ model: seen, aliases }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.forget(form.values, revision + 1);
    router.refresh();
    const { batchId } = result.data;
    tellDone(`Saved the names of ${model.name}.`, batchId ? () => undo(batchId) : undefined);
  };
  const theirs =
    error?.kind === 'conflict'
      ? (error.current as { revision: number; aliases: readonly AliasLine[] })
      : null;
  if (theirs) {
    return (
      <ConflictView
        what="model"
        fields={[
          { label: 'Other names', mine: inWords(form.values), theirs: inWords(theirs.aliases), same: false },
        ]}
        onBack={() => setError(null)}
        onKeepMine={() => void submit(theirs.revision)}
        onTakeTheirs={() => {
          form.forget(linesOf(theirs.aliases), theirs.revision);
          setError(null);
          router.refresh();
        }}
      />
    );
  }
  const save = () => void submit();
  const saveKeys = getHotkeyHandler([
    ['mod+S', save],
    ['mod+Enter', save],
  ]);

  return (
    <Form className={styles.form} error={error} onSubmit={save} onKeyDown={saveKeys}>
      {form.values.map(({ id, alias, kind }, nth) => {
        const path = `/aliases/${nth}/alias`;
        return (
          <div key={id} className={styles.alias}>
            <TextInput
              id={fieldId(path)}
              aria-label={`Name ${nth + 1}`}
              value={alias}
              maxLength={500}
              spellCheck={false}
              error={fieldError(error?.fields, path)}
              onChange={(event) => set(id, { alias: event.currentTarget.value })}
            />
            <Select
              aria-label={`Kind of name ${nth + 1}`}
              data={KINDS}
              value={kind}
              allowDeselect={false}
              onChange={(value) => set(id, { kind: value === 'snapshot' ? 'snapshot' : 'alias' })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove ${alias || `name ${nth + 1}`}`}
              onClick={() => form.setValues((lines) => lines.filter((line) => line.id !== id))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            setMade(made + 1);
            form.setValues((lines) => [...lines, { id: `${prefix}${made}`, alias: '', kind: 'alias' }]);
          }}
        >
          Add a name
        </Button>
      </div>
      <SubmitRow
        label="Save names"
        pending={pending}
        dirty={form.dirty}
        onDiscard={() => form.forget(initial, model.revision)}
        note={form.restored && 'Restored what you had typed.'}
      />
    </Form>
  );
}
