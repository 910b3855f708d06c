import { type ByMeasure, MEASURES } from '@/lib/routing/select-schema';
import styles from './ranked-list.module.css';

/** A score made of what each measure adds to it; told apart by pattern as well as by colour. */
export function ScoreBar({ parts }: { readonly parts: ByMeasure<number> }) {
  return (
    <span className={styles.bar} aria-hidden>
      {MEASURES.map((measure) => (
        <span
          key={measure}
          className={styles.part}
          data-measure={measure}
          style={{ width: `${parts[measure] * 100}%` }}
        />
      ))}
    </span>
  );
}
