'use client';

import { useSearchParams } from 'next/navigation';
import { EmptyState } from '@/components/ui/EmptyState';
import type { AppliedRow } from '@/lib/catalog/import/applied';
import type { ImportDetail } from '@/lib/catalog/import/preview';
import { AppliedTable } from './AppliedTable';
import { ImportParts } from './ImportParts';

/** What became of an import that is decided: what it changed, and what of its source was not read. */
export function AppliedImport({ detail }: { readonly detail: ImportDetail }) {
  const { applied } = detail;
  const parts =
    applied && applied.written > 0
      ? [{ id: 'applied', label: 'What it changed', count: applied.written }]
      : [];
  return (
    <ImportParts
      detail={detail}
      version={detail.state}
      parts={parts}
      asked={useSearchParams().get('part')}
      nothing={
        <EmptyState title="It changed nothing">
          {detail.state === 'discarded'
            ? 'It was discarded before anything was applied.'
            : 'It was recorded as what its source says.'}
        </EmptyState>
      }
    >
      {(_, rows) => <AppliedTable rows={rows as readonly AppliedRow[]} />}
    </ImportParts>
  );
}
