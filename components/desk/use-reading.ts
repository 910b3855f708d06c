'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Citation } from '@/lib/contracts/clause-content';
import type { Suggestion } from '@/lib/contracts/clause-desk';
import type { DocumentDto } from '@/lib/contracts/document';
import type { Mark, Place } from './document-props';

/** Which document lies open, where it is turned to, what is selected in it and what is marked. */
export function useReading(
  documents: readonly DocumentDto[],
  first: { readonly document: string | null; readonly place: Omit<Place, 'at'> | null },
) {
  const readable = documents.filter(({ erasedAt, state }) => erasedAt === null && state === 'read');
  const [open, setOpen] = useState(first.document ?? readable[0]?.id ?? documents[0]?.id ?? null);
  const [goTo, setGoTo] = useState<Place | null>(first.place && { ...first.place, at: 1 });
  const [selection, setSelection] = useState<Citation | null>(null);
  const show = useCallback(({ document, page, from, to }: Citation) => {
    setOpen(document);
    setGoTo((before) => ({ page, from, to, at: (before?.at ?? 0) + 1 }));
  }, []);
  return {
    document: documents.find(({ id }) => id === open) ?? documents[0] ?? null,
    open: useCallback((id: string) => {
      setOpen(id);
      setGoTo(null);
      setSelection(null);
    }, []),
    goTo,
    show,
    selection,
    select: setSelection,
  };
}

/** The marks of one document: what the clause cites, and what is suggested for it. */
export function useMarks(
  document: string | null,
  citation: Citation | null,
  suggestions: readonly Suggestion[],
  shown: number,
): readonly Mark[] {
  return useMemo(() => {
    const marks: Mark[] = [];
    if (citation?.document === document) {
      marks.push({ ...place(citation), id: 'cited', tone: 'cited', label: 'Cited passage' });
    } else if (!citation) {
      suggestions.forEach((suggestion, nth) => {
        if (suggestion.document !== document) return;
        const tone = nth === shown ? 'chosen' : 'suggested';
        marks.push({ ...place(suggestion), id: String(nth), tone, label: `Suggestion ${nth + 1}` });
      });
    }
    return marks;
  }, [document, citation, suggestions, shown]);
}

function place({ page, from, to }: Citation) {
  return { page, from, to };
}
