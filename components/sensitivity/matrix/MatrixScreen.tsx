'use client';

import { useMediaQuery } from '@mantine/hooks';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { LoadingPage } from '@/components/ui/LoadingPage';
import { readableQuery } from '@/components/ui/table/table-state';
import {
  cellState,
  chosenMatrix,
  readMatrixChoice,
  writeMatrixChoice,
} from '@/lib/sensitivity/matrix-filter';
import { CellPanel } from './CellPanel';
import { MatrixBar } from './MatrixBar';
import { type CellName, MatrixGrid } from './MatrixGrid';
import { MatrixLegend } from './MatrixLegend';
import styles from './matrix.module.css';
import { useMatrix } from './use-matrix';

/** The clearance matrix: what is open, ending or shut, and on what each cell rests. All of it in the address. */
export function MatrixScreen({
  environment,
  mayAsk,
}: {
  readonly environment: string;
  /** Whether the reader may ask for an exception. */
  readonly mayAsk: boolean;
}) {
  const pathname = usePathname();
  const params = useSearchParams();
  const [choice, setChoice] = useState(() => readMatrixChoice(new URLSearchParams(params)));
  const [at, setAt] = useState(params.get('at'));
  const [cell, setCell] = useState<CellName | null>(() => {
    const [offering, label] = [params.get('offering'), params.get('label-of')];
    return offering && label ? { offering, label } : null;
  });
  const search = useRef<HTMLInputElement>(null);
  const narrow = useMediaQuery('(max-width: 767px)') ?? false;
  const { view, pending, failed, retry } = useMatrix(environment, at);
  const shown = useMemo(() => view && chosenMatrix(view, choice), [view, choice]);

  useEffect(() => {
    const next = new URLSearchParams(window.location.search);
    writeMatrixChoice(next, choice);
    const set = (name: string, text: string | null) => (text ? next.set(name, text) : next.delete(name));
    set('at', at);
    set('offering', cell?.offering ?? null);
    set('label-of', cell?.label ?? null);
    const query = readableQuery(next);
    if (query !== window.location.search) window.history.replaceState(null, '', `${pathname}${query}`);
  }, [choice, at, cell, pathname]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, [contenteditable]');
      if (event.key === 'Escape' && !typing) setCell(null);
      if (event.key !== '/' || typing || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const open = useCallback((next: CellName) => setCell(next), []);

  if (!view || !shown) {
    return failed ? (
      <EmptyState
        title="The matrix could not be read"
        action={
          <button type="button" onClick={retry}>
            Try again
          </button>
        }
      >
        Nothing was changed.
      </EmptyState>
    ) : (
      <LoadingPage />
    );
  }
  const row = cell && view.rows.find(({ key }) => key === cell.offering);
  const label = cell && view.labels.find(({ ref }) => ref === cell.label);
  const opened = row && label && view.patterns[row.pattern]?.[view.labels.indexOf(label)];
  return (
    <>
      <MatrixBar
        view={view}
        shown={shown}
        choice={choice}
        at={at}
        pending={pending}
        searchRef={search}
        onChoice={setChoice}
        onAt={setAt}
      />
      <MatrixLegend counts={shown.counts} />
      {failed && (
        <p role="alert">
          What is below is from before: the matrix could not be read anew.{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      <div className={styles.body} aria-busy={pending}>
        {shown.rows.length === 0 || shown.labels.length === 0 ? (
          <p className={styles.empty}>
            {view.rows.length === 0
              ? 'There is no offering yet. What is in the catalogue stands here.'
              : 'Nothing matches. Loosen a filter, or look for fewer words.'}
          </p>
        ) : (
          <MatrixGrid view={view} shown={shown} open={cell} onOpen={open} narrow={narrow} />
        )}
        {cell && row && label && opened && (
          <CellPanel
            cell={cell}
            names={{ model: row.model, label: label.name }}
            state={cellState(opened, view.at)}
            environment={environment}
            at={at}
            mayAsk={mayAsk}
            onClose={() => setCell(null)}
          />
        )}
      </div>
    </>
  );
}
