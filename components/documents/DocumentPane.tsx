'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Citation } from '@/lib/contracts/clause-content';
import { PageList, type Zoom } from './PageList';
import { PaneTools } from './PaneTools';
import styles from './pane.module.css';
import type { Mark, PaneDocument, Place, Target } from './pane-types';
import { useFind } from './use-find';
import { useOpened } from './use-opened';
import { type NodesByPage, usePassage } from './use-passage';

const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/**
 * A document to be read and cited from. It fills what it stands in, scrolls by itself and keeps `/`, `+`, `-` and `0` to itself
 * while the focus is in it.
 */
export function DocumentPane({
  document: shown,
  marks,
  goTo,
  onSelect,
  onMark,
}: {
  readonly document: PaneDocument;
  readonly marks: readonly Mark[];
  /** A passage to show; a higher `at` shows it again. */
  readonly goTo: Target | null;
  /** Told which passage is selected; null once none is. */
  readonly onSelect: (citation: Citation | null) => void;
  /** Told which mark was clicked. */
  readonly onMark: (id: string) => void;
}) {
  const [again, setAgain] = useState(0);
  const opened = useOpened(shown, again);
  const open = opened.state === 'open' ? opened : null;
  useRefreshed(shown.state === 'reading' && shown.erasedAt === null);
  const [asText, setAsText] = useState(false);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [fit, setFit] = useState(1);
  const [page, setPage] = useState(1);
  const [target, setTarget] = useState<Target | null>(null);
  const times = useRef(0);
  const scroller = useRef<HTMLElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const nodes = useRef<NodesByPage>(new Map());

  const show = useCallback((place: Place) => {
    times.current += 1;
    setTarget({ ...place, at: times.current });
  }, []);
  const reached = useCallback(() => setTarget(null), []);
  const at = goTo?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each `at`
  useEffect(() => {
    if (goTo) show(goTo);
  }, [at, shown.id]);

  const find = useFind(open?.texts ?? null, show);
  const all = useMemo(() => [...marks, ...find.marks], [marks, find.marks]);
  usePassage(scroller, nodes, shown.id, open?.texts ?? null, onSelect);

  const pdf = open && !asText ? open.pdf : null;
  const pages = pdf?.pages ?? open?.texts?.length ?? 0;
  const factor = zoom === 'fit' ? (pdf ? fit : 1) : zoom;
  const change = (by: 1 | -1 | 'fit') => {
    const next =
      by === 1 ? ZOOMS.find((one) => one > factor + 0.01) : ZOOMS.findLast((one) => one < factor - 0.01);
    setZoom(by === 'fit' ? 'fit' : (next ?? factor));
  };
  const pressed = (event: React.KeyboardEvent) => {
    const finding = (event.ctrlKey || event.metaKey) && event.key === 'f';
    if (!finding && (event.ctrlKey || event.metaKey || event.altKey)) return;
    if (!finding && event.target instanceof HTMLInputElement) return;
    if (finding || event.key === '/') {
      findInput.current?.focus();
      findInput.current?.select();
    } else if (event.key === '+' || event.key === '=') change(1);
    else if (event.key === '-') change(-1);
    else if (event.key === '0') change('fit');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const said = sentenceOf(shown, opened.state === 'failed' ? opened.message : null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what stands in it
    <div className={styles.pane} onKeyDown={pressed}>
      {open && pages > 0 && (
        <PaneTools
          page={page}
          pages={pages}
          zoom={zoom}
          factor={factor}
          asText={open.pdf && open.texts ? asText : open.pdf ? false : null}
          find={open.texts ? find : null}
          findInput={findInput}
          download={`/api/console/documents/${shown.id}`}
          onPage={(wanted) => show({ page: wanted, from: 0, to: 0 })}
          onZoom={change}
          onAsText={setAsText}
        />
      )}
      {said && (
        <div className={styles.said} role={opened.state === 'failed' ? 'alert' : 'status'}>
          <p>{said}</p>
          {opened.state === 'failed' && (
            <Button size="compact-sm" variant="default" onClick={() => setAgain(again + 1)}>
              Try again
            </Button>
          )}
        </div>
      )}
      {opened.state === 'opening' && shown.erasedAt === null && (
        <p className={styles.waiting} aria-busy>
          Opening {shown.name}…
        </p>
      )}
      {open && pages > 0 && (
        <PageList
          key={pdf ? 'pages' : 'text'}
          pdf={pdf}
          texts={open.texts}
          zoom={zoom}
          marks={all}
          target={target}
          label={shown.name}
          scroller={scroller}
          nodes={nodes}
          onTarget={reached}
          onPage={setPage}
          onFit={setFit}
          onMark={onMark}
        />
      )}
    </div>
  );
}

const REFRESH_MS = 2_000;

/** Reads the page anew now and then while a document's text is awaited. */
function useRefreshed(waiting: boolean): void {
  const { refresh } = useRouter();
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [waiting, refresh]);
}

function sentenceOf({ state, problem, erasedAt }: PaneDocument, failure: string | null): string | null {
  if (erasedAt !== null) return 'This document was erased. What clauses cite of it stays with them.';
  if (state === 'reading') return 'Its text is being read: passages can be selected in a moment.';
  return failure && problem && state === 'failed' ? problem : (failure ?? problem);
}
