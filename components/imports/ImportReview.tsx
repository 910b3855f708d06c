'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatPlural } from '@/components/ui/format-number';
import { useKeptForm } from '@/components/ui/kept-form';
import { IMPORTS_HREF } from '@/components/ui/links/imports';
import { tellDone } from '@/components/ui/undo-notice';
import {
  type ImportDetail,
  PREVIEW_SECTIONS,
  type PreviewRow,
  type PreviewSection,
} from '@/lib/catalog/import/preview';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { ApplyBar } from './ApplyBar';
import { CHOSEN_BY_DEFAULT, chosenCount, sentChoice } from './choice';
import { ImportParts } from './ImportParts';
import { SECTION_WORDS } from './import-words';
import type { Part } from './PartTabs';
import styles from './review.module.css';
import type { RoutedTo } from './review-rows';
import { SectionTable } from './SectionTable';

export interface ImportActions {
  readonly apply: (input: unknown) => Promise<ActionResult<{ readonly written: number }>>;
  readonly undo: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly discard: (input: unknown) => Promise<ActionResult<unknown>>;
}

/** What an import would change, section by section, and what of it is taken. */
export function ImportReview({
  detail,
  preview,
  routed,
  actions,
}: {
  readonly detail: ImportDetail;
  readonly preview: NonNullable<ImportDetail['preview']>;
  readonly routed: RoutedTo;
  /** Null = may look, not decide. */
  readonly actions: ImportActions | null;
}) {
  const router = useRouter();
  const form = useKeptForm(`import:${detail.id}`, CHOSEN_BY_DEFAULT, detail.revision);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  const chosenIn = (section: PreviewSection) =>
    chosenCount(form.values[section], preview.counts[section], preview.chosen[section]);
  const sections = PREVIEW_SECTIONS.filter((section) => preview.counts[section] > 0);
  const parts = sections.map(
    (section): Part => ({
      id: section,
      label: SECTION_WORDS[section].label,
      count: preview.counts[section],
      ...(actions && { chosen: chosenIn(section) }),
    }),
  );
  const sum = (count: (section: PreviewSection) => number) =>
    sections.reduce((total, section) => total + count(section), 0);
  const chosen = sum(chosenIn);
  const asked = useSearchParams().get('part');

  const apply = async () => {
    if (!actions || pending) return;
    setPending(true);
    const input = { id: detail.id, digest: preview.digest, choice: sentChoice(form.values) };
    const result = await attempt(() => actions.apply(input));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) {
      if (result.error.kind === 'conflict') router.refresh();
      return;
    }
    form.forget(CHOSEN_BY_DEFAULT, detail.revision);
    tellDone(`${formatPlural(result.data.written, 'change')} applied.`, () =>
      actions.undo({ id: detail.id }).then((undone) => {
        router.refresh();
        return undone;
      }),
    );
    window.history.replaceState(null, '', window.location.pathname);
    router.refresh();
  };

  return (
    <>
      <ImportParts
        detail={detail}
        version={preview.digest}
        parts={parts}
        asked={asked}
        nothing={
          <EmptyState title="Nothing would change">
            The catalogue has what this source says: {formatPlural(preview.confirmed, 'value')} confirmed.
            Recording it notes that they hold on that day.
          </EmptyState>
        }
      >
        {(part, rows) => (
          <SectionTable
            key={part}
            importId={detail.id}
            section={part as PreviewSection}
            rows={rows as readonly PreviewRow[]}
            routed={routed}
            chosen={form.values}
            onChoose={actions ? form.setValues : null}
          />
        )}
      </ImportParts>
      {actions && (
        <ApplyBar
          chosen={chosen}
          total={sum((section) => preview.counts[section])}
          touched={form.dirty}
          pending={pending}
          error={error}
          onReset={() => form.forget(CHOSEN_BY_DEFAULT, detail.revision)}
          onApply={() => void apply()}
        >
          <ConfirmAction
            label="Discard import"
            title={`Discard this import of ${detail.sourceName}?`}
            effect={`Nothing in the catalogue changes. What was read of ${detail.name} is dropped; it can be read again.`}
            confirmLabel="Discard import"
            onConfirm={async () => {
              const result = await attempt(() => actions.discard({ id: detail.id }));
              if (result.ok) {
                form.forget(CHOSEN_BY_DEFAULT, detail.revision);
                router.push(IMPORTS_HREF);
              }
              return result;
            }}
          />
        </ApplyBar>
      )}
      {!actions && <p className={styles.note}>Applying an import needs the role architect.</p>}
    </>
  );
}
