import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Where the value comes from: a SourceSign. */
  readonly source?: ReactNode;
}

/** What is known of a thing, value by value. `across` sets them side by side, for the few that matter most. */
export function Facts({
  facts,
  across = false,
}: {
  readonly facts: readonly Fact[];
  readonly across?: boolean;
}) {
  return (
    <dl className={across ? styles.across : styles.down}>
      {facts.map(({ label, value, source }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.value}>{value}</span>
            {source && <span className={styles.source}>{source}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
