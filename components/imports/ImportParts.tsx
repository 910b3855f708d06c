'use client';

import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportDetail, ImportNote, SkippedRow } from '@/lib/catalog/import/preview';
import { SECTION_WORDS } from './import-words';
import { type Part, PartTabs } from './PartTabs';
import { RefusedTable } from './RefusedTable';
import styles from './review.module.css';
import { useSectionRows } from './use-section-rows';

const NOTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SECTION_WORDS).map(([id, { note }]) => [id, note])),
  applied: 'What the catalogue had before, and what this import wrote.',
  skipped: 'Rows of the source that were not read, each with the reason.',
  notes: 'What of the rows that were read was left out, and why.',
};

/** The parts of an import behind tabs: those that are given, then what was skipped and noted. */
export function ImportParts({
  detail,
  version,
  parts,
  asked,
  nothing,
  children,
}: {
  readonly detail: ImportDetail;
  /** Another one says that the rows may have changed. */
  readonly version: string;
  readonly parts: readonly Part[];
  /** The part that the address asks for. */
  readonly asked: string | null;
  /** Shown where there are no parts. */
  readonly nothing: ReactNode;
  readonly children: (part: string, rows: readonly unknown[]) => ReactNode;
}) {
  const all: readonly Part[] = [
    ...parts,
    ...(detail.skipped > 0 ? [{ id: 'skipped', label: 'Skipped', count: detail.skipped }] : []),
    ...(detail.notes > 0 ? [{ id: 'notes', label: 'Notes', count: detail.notes }] : []),
  ];
  const open = all.find(({ id }) => id === asked) ?? parts[0];
  return (
    <>
      {all.length > 0 && (
        <PartTabs
          label="Parts of the import"
          parts={all}
          open={open?.id ?? ''}
          onOpen={(href) => window.history.replaceState(null, '', href)}
        />
      )}
      {open ? (
        <>
          <p className={styles.note}>{NOTES[open.id]}</p>
          <OpenPart importId={detail.id} part={open.id} version={version}>
            {children}
          </OpenPart>
        </>
      ) : (
        nothing
      )}
    </>
  );
}

function OpenPart({
  importId,
  part,
  version,
  children,
}: {
  readonly importId: string;
  readonly part: string;
  readonly version: string;
  readonly children: (part: string, rows: readonly unknown[]) => ReactNode;
}) {
  const { loaded, retry } = useSectionRows<unknown>(importId, part, version);
  if (loaded.state === 'loading')
    return (
      <p className={styles.waiting} role="status">
        <Loader size="sm" /> Reading the changes…
      </p>
    );
  if (loaded.state === 'failed')
    return (
      <div role="alert" className={styles.waiting}>
        {loaded.message}
        <Button size="compact-sm" variant="default" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  if (part === 'skipped' || part === 'notes')
    return <RefusedTable key={part} part={part} rows={loaded.rows as readonly (SkippedRow | ImportNote)[]} />;
  return children(part, loaded.rows);
}
