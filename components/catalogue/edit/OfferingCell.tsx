'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import type { CellEditing } from '@/components/ui/table/column';
import type { PriceStatement } from '@/lib/catalog/change';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { basePrice } from '@/lib/catalog/price-rules';
import type { EditConflict } from '@/lib/catalog/record-history';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './cell.module.css';
import type { OfferingCellId } from './offering-cell-ids';
import { cellText, OFFERING_CELLS } from './offering-cells';

export type SaveCell = (input: unknown) => Promise<ActionResult<{ readonly batchId: string | null }>>;

/**
 * The editor of one cell of the list: enter saves, tab saves and goes on, escape leaves it as it was. Where somebody else
 * was first, theirs is shown, and enter saves mine over it.
 */
export default function OfferingCell({
  row,
  column,
  editing,
  save,
  onSaved,
}: {
  readonly row: OfferingRow;
  readonly column: OfferingCellId;
  readonly editing: CellEditing;
  readonly save: SaveCell;
  readonly onSaved: (row: OfferingRow, batchId: string) => void;
}) {
  const kind = OFFERING_CELLS[column];
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const [typed, setTyped] = useState(() => kind.typed(row));
  const [wrong, setWrong] = useState<string | null>(null);
  const theirs = useRef<unknown>(undefined);
  const busy = useRef(false);
  // Closing takes the focus away, which is no reason to save.
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (input.current instanceof HTMLInputElement) input.current.select();
  }, []);
  const close: CellEditing['close'] = (move, shown) => {
    finished.current = true;
    editing.close(move, shown);
  };

  const commit = async (move: -1 | 0 | 1) => {
    if (busy.current) return;
    if (typed === kind.typed(row) && theirs.current === undefined) return close(move);
    const edit = kind.edit(row, typed, theirs.current);
    if (typeof edit === 'string') return setWrong(edit);
    busy.current = true;
    const result = await attempt(() => save({ key: row.key, ...edit }));
    busy.current = false;
    if (!result.ok) return setWrong(refusal(result.error));
    if (result.data.batchId) onSaved(row, result.data.batchId);
    close(move, typed.trim() === '' ? '–' : typed);
  };
  const refusal = (error: ActionError): string => {
    const conflict = error.kind === 'conflict' ? (error.current as EditConflict) : null;
    const now = conflict?.changedSince[kind.field];
    if (!now) return error.fields[0]?.message ?? error.message;
    const unit = kind.field.startsWith('price:') ? kind.field.slice('price:'.length) : null;
    theirs.current = unit
      ? (basePrice(unit as 'input', (now.value ?? []) as readonly PriceStatement[], new Date())?.amount ??
        null)
      : now.value;
    return `${conflict?.by ?? 'Somebody'} set it to ${cellText(kind, now.value)} meanwhile. Enter saves yours over it, Escape leaves theirs.`;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close(0);
    else if (event.key === 'Enter') void commit(0);
    else if (event.key === 'Tab') void commit(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const shared = {
    ref: input,
    className: styles.input,
    'aria-label': `${editing.label} of ${row.requestId}`,
    'aria-invalid': wrong !== null || undefined,
    'aria-describedby': wrong === null ? undefined : id,
    value: typed,
    onKeyDown,
    onBlur: () => {
      if (wrong === null && !finished.current) void commit(0);
    },
  };
  return (
    <>
      {kind.choices ? (
        <select {...shared} onChange={(event) => setTyped(event.currentTarget.value)}>
          {kind.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (theirs.current === undefined) setWrong(null);
          }}
        />
      )}
      {wrong !== null && (
        <span id={id} role="alert" className={styles.wrong}>
          {wrong}
        </span>
      )}
    </>
  );
}
