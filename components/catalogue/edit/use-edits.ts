'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { useKeptForm } from '@/components/ui/kept-form';
import { useSaveKeys } from '@/components/ui/save-keys';
import { tellDone } from '@/components/ui/undo-notice';
import type { RecordKind, Stated } from '@/lib/catalog/change';
import type { EditConflict } from '@/lib/catalog/record-history';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import {
  type EditOf,
  type Edits,
  overTheirs,
  type StatedFields,
  sentEdits,
  valueBefore,
  withEdit,
} from './edits';

/** What an edit came to, with the batch that takes it back. */
export interface Saved {
  readonly batchId: string | null;
}

export interface EditActions {
  readonly save: (kind: RecordKind, input: unknown) => Promise<ActionResult<Saved>>;
  readonly undo: (batchId: string) => Promise<ActionResult<unknown>>;
}

/**
 * The edits of one record, field by field over what was there when each was typed: kept in this browser until they are
 * saved, so that neither a reload nor somebody else's edit of other fields loses any.
 */
export function useEdits(kind: RecordKind, recordKey: string, given: StatedFields, actions: EditActions) {
  const router = useRouter();
  // What was saved here is shown until the page has been read anew.
  const [saved, setSaved] = useState<Readonly<Record<string, Stated>>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: values from the server take the place of what was saved
  useEffect(() => setSaved({}), [given]);
  const fields: StatedFields = { ...given, ...saved };
  const form = useKeptForm<Edits>(`catalogue-${kind}:${recordKey}`, {}, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const edits = form.values;
  const dirty = Object.keys(edits).length > 0;

  const save = async (sent: Edits = edits) => {
    if (Object.keys(sent).length === 0) return form.forget({}, 0);
    setPending(true);
    const result = await attempt(() => actions.save(kind, { key: recordKey, edits: sentEdits(kind, sent) }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    const origin = (evidence: string) => ({ source: '', asOf: '', ...(evidence ? { evidence } : {}) });
    setSaved(
      Object.fromEntries(
        Object.entries(sent).map(([field, { value, evidence }]) => [
          field,
          { value, origin: origin(evidence) },
        ]),
      ),
    );
    form.forget({}, 0);
    router.refresh();
    const { batchId } = result.data;
    tellDone(
      batchId ? 'Saved.' : 'Nothing was different.',
      batchId
        ? async () => {
            const undone = await actions.undo(batchId);
            if (undone.ok) router.refresh();
            return undone;
          }
        : undefined,
    );
  };
  useSaveKeys(() => void save());

  const theirs = error?.kind === 'conflict' ? (error.current as EditConflict | undefined) : undefined;
  const settle = (take: boolean) => {
    const settled = overTheirs(edits, theirs?.changedSince ?? {}, take);
    setError(null);
    form.setValues(settled);
    router.refresh();
    if (!take) void save(settled);
  };
  return {
    edits,
    error: theirs ? null : error,
    problems: error?.fields ?? [],
    valueOf: (field: string) => (edits[field] ? edits[field].value : valueBefore(fields, field)),
    evidenceOf: (field: string) => edits[field]?.evidence ?? fields[field]?.origin?.evidence ?? '',
    edit: (changes: Readonly<Record<string, EditOf>>) => {
      const next = Object.entries(changes).reduce(
        (now, [field, change]) => withEdit(now, fields, field, change),
        edits,
      );
      if (Object.keys(next).length === 0) form.forget({}, 0);
      else form.setValues(next);
    },
    submit: () => void save(),
    conflict: theirs && {
      theirs,
      onBack: () => setError(null),
      onKeepMine: () => settle(false),
      onTakeTheirs: () => settle(true),
    },
    /** For `SaveBar`. */
    bar: {
      pending,
      dirty,
      restored: form.restored && dirty,
      onDiscard: () => {
        setError(null);
        form.forget({}, 0);
      },
    },
  };
}

export type RecordEdits = ReturnType<typeof useEdits>;
