'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { useEffects } from '@/components/ui/effects/use-effects';
import { useKeptForm } from '@/components/ui/kept-form';
import { type ClauseContent, EMPTY_CLAUSE } from '@/lib/contracts/clause-content';
import { contentOf } from '@/lib/contracts/clause-desk';
import type { ActionError } from '@/lib/http/action-result';
import type { DeskActions, Saved } from './desk-actions';
import type { DeskEntry } from './entries';

/**
 * What is typed of a clause: kept in this browser until it is saved, saved over the revision that was looked at, and put
 * up for approval. A clause that somebody else saved first is handed out as `conflict`.
 */
export function useClauseForm({
  entry: { clause, type },
  contract,
  actions,
  onSaved,
  onSubmitted,
}: {
  readonly entry: DeskEntry;
  readonly contract: string;
  readonly actions: DeskActions;
  readonly onSaved: (clause: string) => void;
  readonly onSubmitted: () => void;
}) {
  const router = useRouter();
  const initial = (clause && contentOf(clause)) ?? EMPTY_CLAUSE;
  // Zero = nothing was being written when it was looked at.
  const form = useKeptForm(
    `clause:${clause?.id ?? `${contract}:${type.key}`}`,
    initial,
    clause?.inWork?.revision ?? 0,
  );
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  // Until the page is read anew, a clause that was just made is known here alone.
  const [made, setMade] = useState<Saved | null>(null);
  const id = clause?.id ?? made?.clause;
  const effects = useEffects(actions.previewSubmit);

  const save = async (basis = form.basis): Promise<Saved['proposal'] | null> => {
    setPending(true);
    const result = await attempt(() =>
      id
        ? actions.update({ id, proposalRevision: basis === 0 ? null : basis, content: form.values })
        : actions.create({ contract, type: type.key, content: form.values }),
    );
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return null;
    form.forget(result.data.content, result.data.proposal.revision);
    setMade(result.data);
    onSaved(result.data.clause);
    return result.data.proposal;
  };

  const submit = async (): Promise<void> => {
    const inWork = clause?.inWork ?? made?.proposal ?? null;
    if (pending || clause?.inWork?.state === 'submitted') return;
    const seen = form.dirty || !inWork ? await save() : { id: inWork.id, revision: inWork.revision };
    if (!seen) return;
    setPending(true);
    const asked = { id: seen.id, revision: seen.revision };
    const result = closes(form.values)
      ? await effects.guard(asked, () => actions.submit(asked))
      : await attempt(() => actions.submit(asked));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) onSubmitted();
  };

  const theirs = error?.kind === 'conflict' ? (error.current as Theirs | undefined) : undefined;
  return {
    values: form.values,
    change: (part: Partial<ClauseContent>) => form.setValues((now) => ({ ...now, ...part })),
    error,
    pending,
    dirty: form.dirty,
    restored: form.restored,
    effects,
    save: () => void (pending || save()),
    submit: () => void submit(),
    /** What was typed is done with. */
    forget: () => form.forget(form.values, 0),
    discard: () => {
      setError(null);
      form.forget(initial, clause?.inWork?.revision ?? 0);
    },
    conflict: theirs && {
      theirs: theirs.content,
      onBack: () => setError(null),
      onKeepMine: () => void save(theirs.revision),
      onTakeTheirs: () => {
        form.forget(theirs.content, theirs.revision);
        setError(null);
        router.refresh();
      },
    },
  };
}

/** The clause as somebody else left it; revision 0 = they left nothing in work. */
interface Theirs {
  readonly revision: number;
  readonly content: ClauseContent;
}

function closes({ status }: ClauseContent): boolean {
  return status === 'refused' || status === 'conflict';
}

export type ClauseFormState = ReturnType<typeof useClauseForm>;
