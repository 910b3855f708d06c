import { Link } from '@/components/ui/Link';
import { endingHref } from '@/components/ui/links/overview';
import { countsByKind, ENDING_KINDS, type Ending, type EndingKind } from '@/lib/overview/ending';
import styles from './overview.module.css';

/** How many of each kind, each a way to those alone. */
export function EndingCounts({
  endings,
  chosen,
}: {
  readonly endings: readonly Ending[];
  /** The kind that is shown alone; null = all of them are; left out where nothing is chosen. */
  readonly chosen?: EndingKind | null;
}) {
  return (
    <nav aria-label="Kinds" className={styles.kinds}>
      {chosen !== undefined && (
        <Link href={endingHref()} aria-current={chosen === null || undefined}>
          All <span className="numeric">{endings.length}</span>
        </Link>
      )}
      {countsByKind(endings).map(({ kind, count }) => (
        <Link key={kind} href={endingHref(kind)} aria-current={chosen === kind || undefined}>
          {ENDING_KINDS[kind]} <span className="numeric">{count}</span>
        </Link>
      ))}
    </nav>
  );
}
