import styles from './values.module.css';

/** What nobody has stated: shown as such, never as zero or no. In dense tables a dash, in text the word. */
export function Unknown({
  what = 'Unknown',
  word = false,
}: {
  readonly what?: string;
  readonly word?: boolean;
}) {
  if (word) return <span className={styles.missing}>{what}</span>;
  return (
    <span className={styles.missing} title={what}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{what.toLowerCase()}</span>
    </span>
  );
}
