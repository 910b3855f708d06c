'use client';

import { EmptyState } from '@/components/ui/EmptyState';
import { DataTable } from '@/components/ui/table/DataTable';
import type { Discrepancy } from '@/lib/catalog/discrepancy';
import type { ActionResult } from '@/lib/http/action-result';
import { DISCREPANCY_COLUMNS, DISCREPANCY_FILTERS } from './discrepancy-columns';
import { SettleForm } from './SettleForm';
import { type SettledMany, SettleMany } from './SettleMany';

const rowId = (row: Discrepancy) => row.id;

export interface SettleActions {
  readonly settle: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly settleMany: (inputs: readonly unknown[]) => Promise<ActionResult<SettledMany>>;
}

/** Values on which sources disagree beyond tolerance: settled one by one beside the list, or those selected by one rule. */
export function DiscrepancyTable({
  discrepancies,
  actions,
}: {
  readonly discrepancies: readonly Discrepancy[];
  /** Null = may look alone. */
  readonly actions: SettleActions | null;
}) {
  return (
    <DataTable
      label="Discrepancies"
      noun={['discrepancy', 'discrepancies']}
      columns={DISCREPANCY_COLUMNS}
      filters={DISCREPANCY_FILTERS}
      source={{ kind: 'rows', rows: discrepancies }}
      rowId={rowId}
      searchLabel="Search"
      fill
      quickLook={(row) => <SettleForm key={row.id} discrepancy={row} settle={actions?.settle ?? null} />}
      {...(actions && {
        bulk: (rows: readonly Discrepancy[], clear: () => void) => (
          <SettleMany rows={rows} settleMany={actions.settleMany} onDone={clear} />
        ),
      })}
      empty={
        <EmptyState title="The sources agree">
          Where two sources state a price or a limit that differs by more than a rounding, it is listed here.
          It is never averaged.
        </EmptyState>
      }
    />
  );
}
