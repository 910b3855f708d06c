'use client';

import { Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { EvidenceEffects } from '@/components/ui/effects/EvidenceEffects';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects as Effects } from '@/lib/routing/evidence-effects';
import type { Obligation } from '@/lib/sensitivity/obligations';
import styles from './editor.module.css';

/** What would open and close if the list were approved as it stands, asked anew shortly after each change. */
export function ObligationsPreview({
  label,
  obligations,
  preview,
}: {
  readonly label: string;
  readonly obligations: readonly Obligation[] | null;
  readonly preview: (input: unknown) => Promise<ActionResult<Effects>>;
}) {
  const [asked] = useDebouncedValue(JSON.stringify({ label, obligations }), 600);
  const [answer, setAnswer] = useState<{
    readonly asked: string;
    readonly result: ActionResult<Effects>;
  } | null>(null);
  useEffect(() => {
    let wanted = true;
    attempt(() => preview(JSON.parse(asked))).then((result) => {
      if (wanted) setAnswer({ asked, result });
    });
    return () => {
      wanted = false;
    };
  }, [asked, preview]);
  const shown = answer?.result;
  return (
    <section className={styles.preview} aria-labelledby="obligations-preview">
      <h2 id="obligations-preview" className={styles.previewTitle}>
        Once approved {answer?.asked !== asked && <Loader size={14} role="img" aria-label="Working it out" />}
      </h2>
      {shown?.ok && <EvidenceEffects effects={shown.data} />}
      {shown && !shown.ok && (
        <p className={styles.help}>
          {shown.error.kind === 'invalid'
            ? 'Something in the list is not complete yet.'
            : shown.error.message}
        </p>
      )}
    </section>
  );
}
