'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { useKeptForm } from '@/components/ui/kept-form';
import { editRecordHref, recordHref } from '@/components/ui/links/catalogue';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { RecordKind } from '@/lib/catalog/change';
import type { ActionError, ActionResult } from '@/lib/http/action-result';

export type CreateRecord = (
  kind: RecordKind,
  input: unknown,
) => Promise<ActionResult<{ readonly key: string }>>;

/** A form that makes a record: what is typed is kept until it is made, and then its page opens, or that of editing it. */
export function useNewRecord<Values>(
  kind: RecordKind,
  initial: Values,
  inputOf: (values: Values) => unknown,
  create: CreateRecord,
  opens: 'record' | 'editing' = 'record',
) {
  const router = useRouter();
  const form = useKeptForm<Values>(`catalogue-${kind}:new`, initial, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const submit = async () => {
    setPending(true);
    const result = await attempt(() => create(kind, inputOf(form.values)));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.forget(initial, 0);
    const href = opens === 'record' ? recordHref : editRecordHref;
    router.push(href(kind, result.data.key));
  };
  useSaveKeys(() => void submit());
  return {
    values: form.values,
    set: (change: Partial<Values>) => form.setValues((now) => ({ ...now, ...change })),
    error,
    problems: error?.fields ?? [],
    submit: () => void submit(),
    bar: {
      pending,
      dirty: form.dirty,
      restored: form.restored,
      onDiscard: () => form.forget(initial, 0),
    },
  };
}
