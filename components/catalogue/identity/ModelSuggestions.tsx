'use client';

import { IconChecks } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { FormErrors } from '@/components/ui/FormErrors';
import { formatPlural } from '@/components/ui/format-number';
import { Sign } from '@/components/ui/Sign';
import type { SuggestionDetail } from '@/lib/catalog/suggestion-detail';
import { type Decision, type IdentityActions, likelihood } from './decisions';
import { EvidenceList } from './EvidenceList';
import styles from './identity.module.css';
import { PairDecision } from './PairDecision';
import { PairTable } from './PairTable';
import { useDecide } from './use-decide';

const idOf = ({ models }: SuggestionDetail): string => `${models[0].key} ${models[1].key}`;

/** Pairs of models that may be the same, one after the other, decided by button or key. */
export function ModelSuggestions({
  suggestions,
  total,
  actions,
}: {
  readonly suggestions: readonly SuggestionDetail[];
  readonly total: number;
  /** Null for those who may not decide. */
  readonly actions: IdentityActions | null;
}) {
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const { decide, error, pending } = useDecide(actions);
  const left = suggestions.filter((one) => !waiting.includes(idOf(one)));
  const [at, setAt] = useState(0);
  const current = left[Math.min(at, left.length - 1)];
  const pair = useRef<HTMLElement>(null);
  const name = current ? idOf(current) : '';

  const onDecide = async (decision: Decision) => {
    if (!current) return;
    const done = await decide(current, decision);
    if (done && decision === 'later') setWaiting((now) => [...now, idOf(current)]);
    if (done) pair.current?.focus();
  };
  useKeys({
    1: () => void onDecide({ join: 0 }),
    2: () => void onDecide({ join: 1 }),
    d: () => void onDecide('differ'),
    l: () => void onDecide('later'),
    j: () => setAt(Math.min(at + 1, left.length - 1)),
    k: () => setAt(Math.max(Math.min(at, left.length - 1) - 1, 0)),
  });

  if (!current)
    return (
      <EmptyState icon={<IconChecks />} title={waiting.length > 0 ? 'The rest waits' : 'Nothing to decide'}>
        {waiting.length > 0
          ? `You left ${formatPlural(waiting.length, 'pair')} for later: they are here again when you come back.`
          : 'No two models look like the same one under several names. Imports bring new pairs.'}
      </EmptyState>
    );
  return (
    <div className={styles.desk}>
      <ol className={styles.pairs} aria-label="Pairs">
        {left.map((one, nth) => (
          <li key={idOf(one)}>
            <button
              type="button"
              className={styles.pick}
              aria-current={one === current ? 'true' : undefined}
              onClick={() => setAt(nth)}
            >
              <span>{one.models[0].name}</span>
              <span className={styles.key}>
                {one.models[0].key} · {one.models[1].key}
              </span>
            </button>
          </li>
        ))}
        {total > suggestions.length && (
          <li className={styles.quiet}>and {total - suggestions.length} less likely ones after these</li>
        )}
      </ol>
      <section ref={pair} tabIndex={-1} className={styles.current} aria-label={name.replace(' ', ' and ')}>
        <FormErrors error={error} />
        <div className={styles.verdict}>
          <span className={styles.keys}>
            <kbd className={styles.hint}>j</kbd> <kbd className={styles.hint}>k</kbd> next and previous
          </span>
          <Sign tone={current.score >= 75 ? 'good' : 'neutral'}>{likelihood(current.score)}</Sign>
          {current.judgedApart && (
            <span className={styles.quiet}>
              Found to differ <DateTime at={current.judgedApart} />; there is newer evidence.
            </span>
          )}
        </div>
        <EvidenceList evidence={current.evidence} />
        <PairTable models={current.models} />
        {actions && (
          <PairDecision
            models={current.models}
            keys
            later
            pending={pending}
            onDecide={(decision) => void onDecide(decision)}
          />
        )}
      </section>
    </div>
  );
}

/** Keys of the page, but while something is typed or a dialog is open. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if ((event.target as HTMLElement).closest('input, textarea, select, [role="dialog"], [role="menu"]'))
        return;
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
