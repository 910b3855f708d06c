'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { emergenciesHref } from '@/components/ui/links/routing';
import styles from './shell.module.css';

/** The way to the emergencies that the reader could ratify; nothing where there are none. */
export function WaitingEmergencies({ count }: { readonly count: number }) {
  const pathname = usePathname();
  if (count === 0) return null;
  const words = `${count} ${count === 1 ? 'emergency waits' : 'emergencies wait'} to be ratified by you`;
  return (
    <Link
      href={emergenciesHref()}
      className={styles.waiting}
      aria-label={words}
      aria-current={pathname === emergenciesHref() ? 'page' : undefined}
      title={words}
    >
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span className={styles.waitingLabel}>Emergencies</span>
      <span className={styles.waitingCount}>{count}</span>
    </Link>
  );
}
