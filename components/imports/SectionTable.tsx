'use client';

import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { DataTable } from '@/components/ui/table/DataTable';
import type { PreviewRow, PreviewSection } from '@/lib/catalog/import/preview';
import { type Chosen, chosenOf, selectionOf } from './choice';
import { SECTION_WORDS } from './import-words';
import { ReviewLook } from './ReviewLook';
import { REVIEW_COLUMNS, REVIEW_FILTERS } from './review-columns';
import { type ReviewRow, type RoutedTo, reviewRows } from './review-rows';

const rowId = (row: ReviewRow) => row.id;
const NOUNS: Partial<Record<PreviewSection, readonly [string, string]>> = {
  new: ['offering', 'offerings'],
  archived: ['offering', 'offerings'],
};

/** The rows of one section of a review; with `onChoose` each can be taken or left. */
export function SectionTable({
  importId,
  section,
  rows,
  routed,
  chosen,
  onChoose,
}: {
  readonly importId: string;
  readonly section: PreviewSection;
  readonly rows: readonly PreviewRow[];
  readonly routed: RoutedTo;
  readonly chosen: Chosen;
  readonly onChoose: ((change: (chosen: Chosen) => Chosen) => void) | null;
}) {
  const shown = useMemo(() => reviewRows(rows, routed), [rows, routed]);
  const selection = useMemo(
    () =>
      onChoose
        ? {
            chosen: selectionOf(chosen, rows),
            onChange: (change: (selected: Record<string, true>) => Record<string, true>) =>
              onChoose((now) => ({ ...now, [section]: chosenOf(change(selectionOf(now, rows)), rows) })),
          }
        : undefined,
    [chosen, rows, section, onChoose],
  );
  return (
    <DataTable
      label={SECTION_WORDS[section].label}
      noun={NOUNS[section] ?? ['change', 'changes']}
      columns={REVIEW_COLUMNS[section]}
      filters={REVIEW_FILTERS[section]}
      source={{ kind: 'rows', rows: shown }}
      rowId={rowId}
      fill
      quickLook={(row) => <ReviewLook key={row.id} importId={importId} row={row} />}
      {...(selection && { selection })}
      empty={<EmptyState title="Nothing here">This part of the import holds no change.</EmptyState>}
    />
  );
}
