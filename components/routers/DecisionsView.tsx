'use client';

import { SegmentedControl } from '@mantine/core';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { formatCount, formatPlural, formatShare } from '@/components/ui/format-number';
import type { DecisionsDto } from '@/lib/routers/decision-counts';
import { DecisionShares } from './DecisionShares';
import { DecisionTable } from './DecisionTable';
import { decisionSteps } from './decision-steps';
import styles from './decisions.module.css';

const DecisionChart = dynamic(() => import('./DecisionChart').then((module) => module.DecisionChart), {
  ssr: false,
  loading: () => <div style={{ height: 160 }} />,
});

/** A stretch of time: "Last 24 hours". */
export interface DecisionStretch {
  readonly label: string;
  readonly decisions: DecisionsDto;
}

/** What routers report of their decisions: how many and when, as a chart or a table, and how they came out. */
export function DecisionsView({
  stretches,
  by,
  empty,
}: {
  readonly stretches: readonly [DecisionStretch, ...DecisionStretch[]];
  /** What tells them apart first: the arms of one rule, or the rules of a version. */
  readonly by: 'arms' | 'rules';
  readonly empty: ReactNode;
}) {
  const [label, setLabel] = useState(stretches[0].label);
  const [asTable, setAsTable] = useState(false);
  const { decisions } = stretches.find((one) => one.label === label) ?? stretches[0];
  const { route, deny } = decisions;
  const total = route + deny;
  if (stretches.every((one) => one.decisions.route + one.decisions.deny === 0))
    return <p className={styles.quiet}>{empty}</p>;
  const steps = decisionSteps(decisions);
  return (
    <div className={styles.decisions}>
      <div className={styles.line}>
        <p role="status">
          <strong className="numeric">{formatPlural(total, 'decision')}</strong>
          {total > 0 && (
            <>, {deny === 0 ? 'none' : `${formatCount(deny)} (${formatShare(deny, total)})`} of them denied</>
          )}
        </p>
        {stretches.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Period"
            data={stretches.map((one) => one.label)}
            value={label}
            onChange={setLabel}
          />
        )}
      </div>
      {total > 0 && (
        <>
          <figure className={styles.figure} aria-label={`Decisions over time, ${label.toLowerCase()}`}>
            <figcaption className={styles.line}>
              <ul className={styles.key}>
                <li data-outcome="route">Routed</li>
                <li data-outcome="deny">Denied</li>
              </ul>
              <button type="button" className={styles.swap} onClick={() => setAsTable(!asTable)}>
                {asTable ? 'Show as chart' : 'Show as table'}
              </button>
            </figcaption>
            {asTable ? (
              <DecisionTable steps={steps} />
            ) : (
              // The table says the same to whoever cannot see or point.
              <div aria-hidden>
                <DecisionChart steps={steps} />
              </div>
            )}
          </figure>
          <DecisionShares decisions={decisions} by={by} />
        </>
      )}
    </div>
  );
}
