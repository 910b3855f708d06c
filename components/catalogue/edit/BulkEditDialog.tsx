'use client';

import { Button, Loader, Modal, Radio, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldName } from '@/components/ui/field-words';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { formatPlural } from '@/components/ui/format-number';
import { tellDone } from '@/components/ui/undo-notice';
import type { BulkField, BulkPreview } from '@/lib/catalog/bulk-edit';
import { fieldInput, OFFERING_INPUTS } from '@/lib/catalog/field-inputs';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { BulkPreviewTable } from './BulkPreviewTable';
import styles from './bulk.module.css';
import { type EditChoices, FieldEditor } from './FieldEditor';

export interface BulkEditActions {
  readonly choices: () => Promise<EditChoices>;
  readonly preview: (input: unknown) => Promise<ActionResult<BulkPreview>>;
  readonly apply: (
    input: unknown,
  ) => Promise<ActionResult<{ readonly batchId: string | null; readonly changed: number }>>;
  readonly undo: (batchId: string) => Promise<ActionResult<unknown>>;
}

const ARCHIVE = 'archive';
const FIELDS = [
  ...Object.keys(OFFERING_INPUTS).map((field) => ({ value: field, label: fieldName(field) })),
  { value: ARCHIVE, label: 'Archive them' },
];
const LABELS = {
  '/operation/value': 'Value',
  '/operation/values': 'Values',
  '/operation/evidence': 'Evidence',
};

/** One change to many offerings: what, then a preview of each before and after, then all at once. */
export default function BulkEditDialog({
  keys,
  total,
  actions,
  onClose,
  onDone,
}: {
  readonly keys: readonly string[];
  readonly total: number;
  readonly actions: BulkEditActions;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [all, setAll] = useState(false);
  const [field, setField] = useState<string>('lifecycle');
  const [act, setAct] = useState<'set' | 'add' | 'remove'>('set');
  const [value, setValue] = useState<unknown>(null);
  const [evidence, setEvidence] = useState('');
  const [choices, setChoices] = useState<EditChoices | null>(null);
  const [preview, setPreview] = useState<BulkPreview | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const { choices: readChoices } = actions;
  useEffect(() => {
    let here = true;
    void readChoices().then((read) => here && setChoices(read));
    return () => {
      here = false;
    };
  }, [readChoices]);

  const input = fieldInput('offering', field);
  const lists = input?.as === 'words';
  const selection = all ? { query: window.location.search.slice(1) } : { keys };
  const operation =
    field === ARCHIVE
      ? { do: ARCHIVE }
      : lists && act !== 'set'
        ? { do: act, field: field as BulkField, values: value ?? [], evidence: evidence || null }
        : { do: 'set', field: field as BulkField, value, evidence: evidence || null };
  // A preview is of exactly what is asked for.
  const change = (set: () => void) => {
    set();
    setPreview(null);
    setError(null);
  };

  const look = async () => {
    setPending(true);
    const result = await attempt(() => actions.preview({ selection, operation }));
    setPending(false);
    setError(result.ok ? null : result.error);
    setPreview(result.ok ? result.data : null);
  };
  const apply = async (digest: string) => {
    setPending(true);
    const result = await attempt(() => actions.apply({ selection, operation, digest }));
    setPending(false);
    if (!result.ok) {
      if (result.error.kind === 'conflict') {
        await look();
        setError({
          ...result.error,
          message: 'Something changed since the preview. This is how it stands now.',
        });
      } else setError(result.error);
      return;
    }
    const { batchId, changed } = result.data;
    tellDone(
      `${formatPlural(changed, 'offering')} ${field === ARCHIVE ? 'archived' : 'changed'}.`,
      batchId
        ? async () => {
            const undone = await actions.undo(batchId);
            if (undone.ok) onDone();
            return undone;
          }
        : undefined,
    );
    onDone();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title="Edit many offerings"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void (preview && preview.counts.changed > 0 ? apply(preview.digest) : look());
        }}
      >
        <FormErrors error={error} labels={LABELS} />
        {total > keys.length && (
          <Radio.Group
            label="Which"
            value={all ? 'all' : 'these'}
            onChange={(which) => change(() => setAll(which === 'all'))}
          >
            <div className={styles.which}>
              <Radio value="these" label={`The ${formatPlural(keys.length, 'offering')} selected`} />
              <Radio value="all" label={`All ${formatPlural(total, 'offering')} that the list finds`} />
            </div>
          </Radio.Group>
        )}
        <div className={styles.fields}>
          <Select
            data-autofocus
            label="What"
            searchable
            allowDeselect={false}
            data={FIELDS}
            value={field}
            onChange={(next) =>
              next &&
              change(() => {
                setField(next);
                setAct('set');
                setValue(null);
              })
            }
          />
          {lists && (
            <Select
              label="How"
              allowDeselect={false}
              data={[
                { value: 'set', label: 'Set to exactly' },
                { value: 'add', label: 'Add' },
                { value: 'remove', label: 'Remove' },
              ]}
              value={act}
              onChange={(next) => next && change(() => setAct(next as typeof act))}
            />
          )}
          {input &&
            (choices ? (
              <FieldEditor
                kind="offering"
                field={field}
                id={fieldId('/operation/value')}
                error={
                  fieldError(error?.fields, '/operation/value') ||
                  fieldError(error?.fields, '/operation/values')
                }
                value={value}
                choices={choices}
                onChange={(next) => change(() => setValue(next))}
              />
            ) : (
              <Loader size="sm" aria-label="Loading what there is to choose from" />
            ))}
          {input?.evidence && (
            <TextInput
              id={fieldId('/operation/evidence')}
              label="Evidence"
              description="Where it is stated: an address, or words"
              error={fieldError(error?.fields, '/operation/evidence')}
              value={evidence}
              onChange={(event) => {
                const text = event.currentTarget.value;
                change(() => setEvidence(text));
              }}
            />
          )}
        </div>
        {preview && <BulkPreviewTable preview={preview} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} disabled={pending}>
            Cancel
          </Button>
          {preview && preview.counts.changed > 0 ? (
            <Button type="submit" loading={pending}>
              {field === ARCHIVE ? 'Archive' : 'Change'} {formatPlural(preview.counts.changed, 'offering')}
            </Button>
          ) : (
            <Button type="submit" loading={pending}>
              Preview
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
