'use client';

import { memo } from 'react';
import { ClearanceSign } from '@/components/ui/ClearanceSign';
import { formatDate } from '@/components/ui/format-date';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { SampleMark } from '@/components/ui/SampleMark';
import type { MatrixCell } from '@/lib/sensitivity/matrix';
import { cellState } from '@/lib/sensitivity/matrix-filter';
import type { MatrixLabel, MatrixRow } from '@/lib/sensitivity/matrix-view';
import styles from './matrix.module.css';

interface LineProps {
  readonly row: MatrixRow;
  readonly index: number;
  /** Pixels from the top of the grid. */
  readonly top: number;
  readonly cells: readonly MatrixCell[];
  readonly labels: readonly (MatrixLabel & { readonly place: number })[];
  /** The instant that is asked about. */
  readonly at: string;
  readonly sample: boolean;
  /** The column that the cursor is in; null = it is in another row. */
  readonly current: number | null;
  /** The label whose cell is open beside. */
  readonly open: string | null;
  readonly onOpen: (row: number, column: number) => void;
}

/** One offering with its cells. */
function Line({ row, index, top, cells, labels, at, sample, current, open, onOpen }: LineProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see MatrixGrid
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    <div role="row" aria-rowindex={index + 2} className={`${styles.row} ${styles.virtual}`} style={{ top }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see MatrixGrid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: it holds a link */}
      <div role="rowheader" className={styles.name} title={row.key}>
        <Link href={offeringHref(row.key)} prefetch={false} className={styles.model} tabIndex={-1}>
          {row.model}
        </Link>
        <span className={styles.channel}>{row.key}</span>
        {sample && <SampleMark />}
      </div>
      {labels.map(({ ref, name, kind, place }, column) => {
        const cell = cells[place];
        if (!cell) return null;
        const state = cellState(cell, at);
        return (
          // biome-ignore lint/a11y/useSemanticElements: see MatrixGrid
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
          <div
            key={ref}
            role="gridcell"
            data-cell={`${index} ${column}`}
            data-state={state}
            data-excepted={cell.excepted || undefined}
            data-open={open === ref || undefined}
            data-first-tag={(kind === 'tag' && labels[column - 1]?.kind === 'level') || undefined}
            aria-selected={open === ref}
            tabIndex={current === column ? 0 : -1}
            className={styles.cell}
            title={restsOn(cell) || undefined}
            onClick={() => onOpen(index, column)}
          >
            <ClearanceSign clearance={{ state, until: cell.until }} bare />
            {cell.until !== null && <span aria-hidden>{shortDate(cell.until)}</span>}
            <span className="visually-hidden">
              {name}
              {restsOn(cell) && `: ${restsOn(cell)}`}
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** What is particular about what a cell rests on. */
function restsOn({ excepted, singlePerson, sample }: MatrixCell): string {
  return [
    excepted && 'by an exception',
    singlePerson && 'approved by one person alone',
    sample && 'on a sample',
  ]
    .filter(Boolean)
    .join(', ');
}

/** "19 Feb 27": a cell has little room. */
function shortDate(until: string): string {
  return formatDate(until).replace(/ \d\d(\d\d)$/, ' $1');
}

export const MatrixLine = memo(Line);
