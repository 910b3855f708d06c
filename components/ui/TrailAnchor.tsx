import { IconHistory } from '@tabler/icons-react';
import { Link } from './Link';
import styles from './TrailLink.module.css';

/** A way into the audit trail, for those who may read it. */
export function TrailAnchor({ href }: { readonly href: string }) {
  return (
    <Link className={styles.link} href={href}>
      <IconHistory size={14} aria-hidden />
      Audit trail
    </Link>
  );
}
