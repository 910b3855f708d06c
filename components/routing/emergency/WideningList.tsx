import type { Widening } from '@/lib/routing/widening';
import styles from './emergency.module.css';

/** So many are told one by one. */
const SHOWN = 20;

/** What a roll back would make eligible that is not now. */
export function WideningList({ widenings }: { readonly widenings: readonly Widening[] }) {
  return (
    <ul className={styles.widenings}>
      {widenings.slice(0, SHOWN).map(({ taskClass, rule, offering, why }) => (
        <li key={`${taskClass} ${rule} ${offering} ${why}`}>
          <span className={styles.mono}>{offering}</span> in {rule} of {taskClass}: {why}.
        </li>
      ))}
      {widenings.length > SHOWN && <li>And {widenings.length - SHOWN} more.</li>}
    </ul>
  );
}
