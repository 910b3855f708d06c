'use client';

import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useRef, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import type { DataColumn } from '@/components/ui/table/column';
import { tellDone } from '@/components/ui/undo-notice';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { BulkEditActions } from './BulkEditDialog';
import type { SaveCell } from './OfferingCell';
import { isOfferingCell } from './offering-cell-ids';

const OfferingCell = dynamic(() => import('./OfferingCell'), { ssr: false });

export interface ListEditing extends BulkEditActions {
  readonly saveCell: SaveCell;
}

/**
 * Editing in the list of offerings: columns whose cells are edited where they stand, and what was done undone by ⌘Z, last
 * first. `revision` is another one whenever the rows have changed.
 */
export function useListEditing(columns: readonly DataColumn<OfferingRow>[], actions: ListEditing | null) {
  const [changes, setChanges] = useState(0);
  const done = useRef<string[]>([]);
  const changed = useCallback(() => setChanges((count) => count + 1), []);

  const undo = async (batchId: string) => {
    done.current = done.current.filter((id) => id !== batchId);
    const result = await attempt(
      () => actions?.undo(batchId) ?? Promise.reject(new Error('not for this reader')),
    );
    changed();
    return result;
  };
  const undoLast = async () => {
    const last = done.current.at(-1);
    if (last === undefined) return;
    const result = await undo(last);
    if (result.ok) tellDone('Undone.');
    else notifications.show({ color: 'red', message: result.error.message });
  };
  useHotkeys([['mod+Z', () => void undoLast()]]);

  const latest = useRef({ undo });
  latest.current = { undo };
  const saveCell = actions?.saveCell;
  const editable = useMemo(() => {
    if (!saveCell) return columns;
    const onSaved = ({ requestId }: OfferingRow, batchId: string) => {
      done.current.push(batchId);
      changed();
      tellDone(`Changed ${requestId}.`, () => latest.current.undo(batchId));
    };
    return columns.map((column): DataColumn<OfferingRow> => {
      const { id } = column;
      if (!isOfferingCell(id)) return column;
      return {
        ...column,
        edit: (row, editing) => (
          <OfferingCell row={row} column={id} editing={editing} save={saveCell} onSaved={onSaved} />
        ),
      };
    });
  }, [columns, saveCell, changed]);
  return { columns: editable, revision: String(changes), changed };
}
