'use client';

import { Button, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ErrorState } from '@/components/ui/ErrorState';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import styles from './bundle-text.module.css';
import versionsStyles from './versions.module.css';

const LINE_HEIGHT = 20;

/** A bundle spread out for reading, fetched when it is looked at: it may have many thousand lines. */
export function BundleText({ href }: { readonly href: string }) {
  const [lines, setLines] = useState<readonly string[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try fetches the same again
  useEffect(() => {
    const abort = new AbortController();
    setFailed(false);
    fetch(href, { signal: abort.signal })
      .then((response) =>
        response.ok ? response.text() : Promise.reject(new Error(String(response.status))),
      )
      .then((text) => setLines(JSON.stringify(JSON.parse(text), null, 2).split('\n')))
      .catch(() => {
        if (!abort.signal.aborted) setFailed(true);
      });
    return () => abort.abort();
  }, [href, tries]);
  if (failed) {
    return (
      <ErrorState
        title="The bundle could not be fetched"
        action={<Button onClick={() => setTries((before) => before + 1)}>Try again</Button>}
      >
        Nothing was changed.
      </ErrorState>
    );
  }
  return lines === null ? <p aria-busy>Fetching the bundle…</p> : <Lines lines={lines} />;
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const scroller = useRef<HTMLElement>(null);
  const [wanted, setWanted] = useState('');
  const [nth, setNth] = useState(0);
  const found = useMemo(() => {
    const text = wanted.trim().toLowerCase();
    if (text === '') return [];
    return lines.flatMap((line, index) => (line.toLowerCase().includes(text) ? [index] : []));
  }, [lines, wanted]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
  });
  const current = found[nth];
  useEffect(() => {
    if (current !== undefined) virtualizer.scrollToIndex(current, { align: 'center' });
  }, [current, virtualizer]);
  const go = (step: number) => setNth((now) => (found.length + now + step) % Math.max(1, found.length));
  return (
    <>
      <search className={styles.find}>
        <form
          className={versionsStyles.tools}
          onSubmit={(event) => {
            event.preventDefault();
            go(1);
          }}
        >
          <TextInput
            aria-label="Find in the bundle"
            placeholder="Find an offering, a rule, a price…"
            value={wanted}
            w={320}
            onChange={(event) => {
              setWanted(event.currentTarget.value);
              setNth(0);
            }}
          />
          <Button type="submit" variant="default" disabled={found.length < 2}>
            Next
          </Button>
          <Button variant="default" disabled={found.length < 2} onClick={() => go(-1)}>
            Previous
          </Button>
          <span role="status">
            {wanted.trim() === ''
              ? `${lines.length.toLocaleString('en')} lines`
              : found.length === 0
                ? 'No line has it.'
                : `${(nth + 1).toLocaleString('en')} of ${found.length.toLocaleString('en')} lines`}
          </span>
        </form>
      </search>
      <ScrollRegion ref={scroller} className={styles.lines} label="Bundle as JSON">
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => (
            <div
              key={item.index}
              className={styles.line}
              data-found={item.index === current || undefined}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className={styles.gutter} aria-hidden>
                {item.index + 1}
              </span>
              {lines[item.index]}
            </div>
          ))}
        </div>
      </ScrollRegion>
    </>
  );
}
