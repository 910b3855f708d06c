'use client';

import { useEffect, useState } from 'react';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { Citation } from '@/lib/contracts/clause-content';
import type { Desk, Suggestion } from '@/lib/contracts/clause-desk';
import { ClausePane } from './ClausePane';
import { cited } from './cited';
import type { DeskActions } from './desk-actions';
import type { Mark } from './document-props';
import { clauseEntry, type DeskEntry } from './entries';
import { useClauseForm } from './use-clause-form';
import { useDeskKeys } from './use-desk-keys';
import { useMarks } from './use-reading';

/** The clause that is open: its form, its keys, and what it marks in the document. */
export function DeskClause({
  entry,
  desk,
  actions,
  document: open,
  selection,
  suggestions,
  taken,
  onTaken,
  stays,
  onShow,
  onMarks,
  onSaved,
  onWithdrawn,
  onDone,
  onAnother,
}: {
  readonly entry: DeskEntry;
  readonly desk: Desk;
  readonly actions: DeskActions;
  /** Id of the document that lies open. */
  readonly document: string | null;
  readonly selection: Citation | null;
  readonly suggestions: readonly Suggestion[];
  /** A passage that was chosen for this clause before it was opened. */
  readonly taken: Citation | null;
  readonly onTaken: () => void;
  /** The document lies open at a place that was asked for, and is not turned by itself. */
  readonly stays: boolean;
  readonly onShow: (citation: Citation, asked: boolean) => void;
  readonly onMarks: (marks: readonly Mark[]) => void;
  readonly onSaved: (entry: string) => void;
  readonly onWithdrawn: () => void;
  readonly onDone: () => void;
  readonly onAnother: () => void;
}) {
  const [shown, setShown] = useState(0);
  const form = useClauseForm({
    entry,
    contract: desk.contract.number,
    actions,
    onSaved: (clause) => onSaved(clauseEntry(clause)),
    onSubmitted: onDone,
  });
  const { citation, status } = form.values;
  const take = (passage: Citation) => form.change(cited(passage, status));
  const showSuggestion = (nth: number, asked = true) => {
    const suggestion = suggestions[nth];
    if (!suggestion) return;
    setShown(nth);
    onShow(suggestion, asked);
  };

  const marks = useMarks(open, citation, suggestions, shown);
  useEffect(() => onMarks(marks), [marks, onMarks]);
  // What a clause rests on lies open as soon as the clause does; else the likeliest place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the clause is opened and when suggestions arrive, not with every keystroke
  useEffect(() => {
    if (stays) return;
    if (citation) onShow(citation, false);
    else showSuggestion(0, false);
  }, [suggestions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each passage that is handed over
  useEffect(() => {
    if (!taken) return;
    take(taken);
    onTaken();
  }, [taken]);

  const mayWrite = desk.may.write;
  useSaveKeys(() => mayWrite && form.save());
  const chosen = suggestions[shown];
  useDeskKeys({
    edit: () => document.querySelector<HTMLElement>('[data-desk-form] input')?.focus(),
    leave: () => document.getElementById(entry.id)?.focus(),
    '.': () => showSuggestion(Math.min(shown + 1, suggestions.length - 1)),
    ',': () => showSuggestion(Math.max(shown - 1, 0)),
    a: () => mayWrite && !citation && chosen && take(chosen),
    u: () => mayWrite && selection && take(selection),
    s: () => mayWrite && form.submit(),
    c: () => document.querySelector<HTMLElement>('#desk-comments button')?.click(),
    o: () => citation && onShow(citation, true),
  });

  return (
    <ClausePane
      entry={entry}
      desk={desk}
      actions={actions}
      form={form}
      selection={selection}
      suggestions={suggestions}
      shown={shown}
      onShow={(passage) => onShow(passage, true)}
      onShowSuggestion={showSuggestion}
      onWithdrawn={onWithdrawn}
      onAnother={onAnother}
    />
  );
}
