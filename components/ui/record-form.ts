'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { attempt } from './attempt';
import { useKeptForm } from './kept-form';
import { useSaveKeys } from './save-keys';

/** What an edit names: the record, and the revision that was looked at. */
export interface Edited {
  readonly id: string;
  readonly revision: number;
}

/**
 * A form that makes a record or edits one: what is typed is kept (`useKeptForm`), a save names the revision that was
 * looked at, and if the record has moved on, `conflict` holds it as it is now, with what can be done about it.
 */
export function useRecordForm<Values, Saved extends Edited>({
  kind,
  existing,
  initial,
  valuesOf,
  save,
  onSaved,
  onRefused,
}: {
  /** Under which its values are kept: "attribute". */
  readonly kind: string;
  /** Null = a new one. */
  readonly existing: Edited | null;
  readonly initial: Values;
  readonly valuesOf: (saved: Saved) => Values;
  /** `edited` null = make it. */
  readonly save: (values: Values, edited: Edited | null) => Promise<ActionResult<Saved>>;
  readonly onSaved: (saved: Saved) => void;
  readonly onRefused?: (error: ActionError) => void;
}) {
  const router = useRouter();
  const form = useKeptForm(`${kind}:${existing?.id ?? 'new'}`, initial, existing?.revision ?? 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (basis = form.basis) => {
    setPending(true);
    const edited = existing && { id: existing.id, revision: basis };
    const result = await attempt(() => save(form.values, edited));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return onRefused?.(result.error);
    form.forget(valuesOf(result.data), result.data.revision);
    onSaved(result.data);
  };
  useSaveKeys(() => void submit());

  const theirs = error?.kind === 'conflict' && error.current ? (error.current as Saved) : null;
  return {
    values: form.values,
    setValues: form.setValues,
    error,
    submit: () => void submit(),
    /** For `ConflictView`. */
    conflict: theirs && {
      theirs,
      choices: {
        onBack: () => setError(null),
        onKeepMine: () => void submit(theirs.revision),
        onTakeTheirs: () => {
          form.forget(valuesOf(theirs), theirs.revision);
          setError(null);
          router.refresh();
        },
      },
    },
    /** For `SaveBar`. */
    bar: {
      pending,
      dirty: form.dirty,
      restored: form.restored,
      onDiscard: () => form.forget(initial, existing?.revision ?? 0),
    },
  };
}
