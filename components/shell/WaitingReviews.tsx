'use client';

import { IconChecks } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { reviewsHref } from '@/components/ui/links/routing';
import styles from './shell.module.css';

/** The way to the reviews that wait for the reader; nothing where none does. */
export function WaitingReviews({ count }: { readonly count: number }) {
  const pathname = usePathname();
  if (count === 0) return null;
  const words = `${count} ${count === 1 ? 'review waits' : 'reviews wait'} for you`;
  return (
    <Link
      href={`${reviewsHref()}?in=mine`}
      className={styles.waiting}
      aria-label={words}
      aria-current={pathname === reviewsHref() ? 'page' : undefined}
      title={words}
    >
      <IconChecks size={16} stroke={1.75} aria-hidden />
      <span className={styles.waitingLabel}>Reviews</span>
      <span className={styles.waitingCount}>{count}</span>
    </Link>
  );
}
