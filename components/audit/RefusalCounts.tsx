import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { refusedHref } from '@/components/ui/links/audit';
import { type AuditFilter, filterSearch } from '@/lib/audit/filter';
import type { RefusalCount, RefusalsPage } from '@/lib/audit/refusal';
import styles from './audit.module.css';
import { capital } from './entry-words';

const SHOWN = 10;

/** Who was refused most, and what: each leads to their own. */
export function RefusalCounts({
  page: { byPerson, byAction },
  filter,
}: {
  readonly page: RefusalsPage;
  readonly filter: AuditFilter;
}) {
  return (
    <div className={styles.counts}>
      <Counts
        title="By person"
        counts={byPerson}
        href={(person) => refusedHref(filterSearch({ ...filter, person }))}
      />
      <Counts
        title="By action"
        counts={byAction}
        href={(action) => refusedHref(filterSearch({ ...filter, action: [action] }))}
      />
    </div>
  );
}

function Counts({
  title,
  counts,
  href,
}: {
  readonly title: string;
  readonly counts: readonly RefusalCount[];
  readonly href: (key: string) => string;
}) {
  const shown = counts.filter(({ count }) => count > 0).slice(0, SHOWN);
  const most = shown[0]?.count ?? 1;
  return (
    <section aria-label={title}>
      <h2 className={styles.countsTitle}>{title}</h2>
      <ol className={styles.countList}>
        {shown.map(({ key, label, count }) => (
          <li key={key}>
            <Link href={href(key)}>{capital(label)}</Link>
            <span className="numeric">{formatCount(count)}</span>
            <span className={styles.bar} style={{ width: `${(100 * count) / most}%` }} aria-hidden />
          </li>
        ))}
      </ol>
    </section>
  );
}
