'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { formatPlural } from '@/components/ui/format-number';
import { tellDone } from '@/components/ui/undo-notice';
import type { HistoryBatch } from '@/lib/catalog/record-history';
import type { ActionResult } from '@/lib/http/action-result';

/** Takes back what was changed at once; says what was changed since and so is left. */
export function UndoBatch({
  batch,
  undo,
}: {
  readonly batch: HistoryBatch;
  readonly undo: (batchId: string) => Promise<ActionResult<{ readonly left: readonly unknown[] }>>;
}) {
  const router = useRouter();
  return (
    <ConfirmAction
      label="Undo"
      buttonProps={{ size: 'compact-sm', 'aria-label': `Undo: ${batch.summary}` }}
      title={`Undo “${batch.summary}”?`}
      confirmLabel="Undo"
      effect={`${formatPlural(batch.size, 'change')} would be taken back. What was changed since is left as it is, and the undo can be undone.`}
      onConfirm={async () => {
        const result = await undo(batch.id);
        if (!result.ok) return result;
        const { left } = result.data;
        tellDone(
          left.length === 0
            ? 'Undone.'
            : `Undone, but for ${formatPlural(left.length, 'change')} that something later stands on.`,
        );
        router.refresh();
        return result;
      }}
    />
  );
}
