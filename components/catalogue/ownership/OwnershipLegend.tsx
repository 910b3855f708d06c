import styles from './ownership.module.css';

const LINES = [
  { kind: 'controls', unknown: false, words: 'controls' },
  { kind: 'interest', unknown: false, words: 'an interest, with the share' },
  { kind: 'interest', unknown: true, words: 'an interest whose share is unknown' },
  { kind: 'none', unknown: false, words: 'stated to hold nothing' },
] as const;

/** What the lines of the graph say. */
export function OwnershipLegend() {
  return (
    <ul className={styles.legend} aria-label="What the lines say">
      {LINES.map(({ kind, unknown, words }) => (
        <li key={words}>
          <svg width="34" height="10" aria-hidden="true">
            <g className={styles.edge} data-kind={kind} data-unknown={unknown || undefined}>
              <path d="M0,5 H27" />
              <path className={styles.head} d="M34,5 l-7,-4 v8 z" />
            </g>
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
