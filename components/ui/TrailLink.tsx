import { IconHistory } from '@tabler/icons-react';
import Link from 'next/link';
import { allowsSomewhere, type HeldRole } from '@/lib/auth/permissions';
import { recordTrailHref } from './links/audit';
import styles from './TrailLink.module.css';

/** From a record to what the audit trail holds of it; nothing for those who may not read the trail. */
export function TrailLink({
  roles,
  type,
  id,
}: {
  readonly roles: readonly HeldRole[];
  /** The subject type that commands write. */
  readonly type: string;
  readonly id: string;
}) {
  if (!allowsSomewhere(roles, 'audit.read')) return null;
  return (
    <Link className={styles.link} href={recordTrailHref(type, id)}>
      <IconHistory size={14} aria-hidden />
      Audit trail
    </Link>
  );
}
