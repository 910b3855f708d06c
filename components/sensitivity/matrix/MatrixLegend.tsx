import { ClearanceSign } from '@/components/ui/ClearanceSign';
import { formatCount } from '@/components/ui/format-number';
import { CLEARANCE_STATES, type ClearanceState } from '@/lib/sensitivity/clearance-state';
import styles from './matrix.module.css';

/** What the signs mean, and how many cells of what is shown have each. */
export function MatrixLegend({ counts }: { readonly counts: Readonly<Record<ClearanceState, number>> }) {
  return (
    <p className={styles.legend} role="status">
      {CLEARANCE_STATES.map((state) => (
        <span key={state}>
          <ClearanceSign clearance={{ state, until: null }} /> {formatCount(counts[state])}
        </span>
      ))}
    </p>
  );
}
