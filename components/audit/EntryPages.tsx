import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { auditEntryHref, auditHref } from '@/components/ui/links/audit';
import type { AuditEntryDetail } from '@/lib/audit/entry';
import styles from './audit.module.css';

/** From an entry to the list that it was opened from, and to what happened to its record before and after. */
export function EntryPages({
  entry: { before, after },
  search,
  filtered,
}: {
  readonly entry: AuditEntryDetail;
  /** The page of the list that it was opened from. */
  readonly search: URLSearchParams;
  readonly filtered: boolean;
}) {
  return (
    <nav aria-label="Entries" className={styles.entryPages}>
      <Link href={auditHref(search)}>{filtered ? 'Back to what was filtered' : 'Back to the trail'}</Link>
      {before === null ? (
        <span className={styles.noun}>First of this record</span>
      ) : (
        <Link href={auditEntryHref(before, search)} className={styles.beside}>
          <IconArrowLeft size={14} aria-hidden />
          Before, of the same record
        </Link>
      )}
      {after === null ? (
        <span className={styles.noun}>Latest of this record</span>
      ) : (
        <Link href={auditEntryHref(after, search)} className={styles.beside}>
          After, of the same record
          <IconArrowRight size={14} aria-hidden />
        </Link>
      )}
    </nav>
  );
}
