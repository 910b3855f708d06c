import { LinkButton } from '@/components/ui/LinkButton';
import { auditHref } from '@/components/ui/links/audit';
import type { AuditPage } from '@/lib/audit/entry';
import styles from './audit.module.css';

/** The pages before and after. They hang on the entry beside them, so that they stay the same while others arrive. */
export function TrailPages({
  page: { newer, older },
  search,
}: {
  readonly page: AuditPage;
  readonly search: URLSearchParams;
}) {
  if (newer === null && older === null) return null;
  const page = (name: string, cursor: string) => auditHref(new URLSearchParams([...search, [name, cursor]]));
  return (
    <nav aria-label="Pages of the trail" className={styles.pages}>
      {newer !== null && (
        <LinkButton variant="default" size="compact-sm" href={page('newer', newer)}>
          Newer
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton variant="default" size="compact-sm" href={page('older', older)}>
          Older
        </LinkButton>
      )}
    </nav>
  );
}
