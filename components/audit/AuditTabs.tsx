import { AUDIT_HREF, CHECKS_HREF, REFUSED_HREF } from '@/components/ui/links/audit';
import { PageTabs } from '@/components/ui/PageTabs';
import styles from './audit.module.css';

const TABS = [
  { href: AUDIT_HREF, label: 'Trail' },
  { href: REFUSED_HREF, label: 'Refused' },
  { href: CHECKS_HREF, label: 'Checks' },
];

/** The parts of the area. */
export function AuditTabs({ open }: { readonly open: string }) {
  return (
    <div className={styles.tabs}>
      <PageTabs label="Audit" tabs={TABS} open={open} />
    </div>
  );
}
