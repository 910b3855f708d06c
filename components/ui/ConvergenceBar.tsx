import type { Convergence } from '@/lib/routers/convergence';
import { convergenceSentence, standingCounts } from '@/lib/routers/convergence-words';
import styles from './ConvergenceBar.module.css';

/** How far the routers of an environment have come, as a bar: one stretch for each standing, and the whole in words. */
export function ConvergenceBar({
  convergence,
  thin = false,
}: {
  readonly convergence: Convergence;
  readonly thin?: boolean;
}) {
  const counts = standingCounts(convergence).filter(({ count }) => count > 0);
  return (
    <div
      className={styles.bar}
      data-thin={thin || undefined}
      role="img"
      aria-label={convergenceSentence(convergence)}
    >
      {counts.map(({ standing, count }) => (
        <span key={standing} className={styles.part} data-standing={standing} style={{ flexGrow: count }} />
      ))}
    </div>
  );
}
