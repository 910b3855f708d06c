'use client';

import { VisuallyHidden } from '@mantine/core';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import styles from './shell.module.css';

/** The way to what waits for the reader, with how much it is; nothing where nothing waits. */
export function WaitingLink({
  label,
  words,
  count,
  icon,
  href,
}: {
  readonly label: string;
  /** The whole, as it is read aloud. */
  readonly words: string;
  readonly count: number;
  readonly icon: ReactNode;
  readonly href: string;
}) {
  const pathname = usePathname();
  if (count === 0) return null;
  return (
    <Link
      href={href}
      className={styles.waiting}
      aria-current={pathname === href.split('?')[0] ? 'page' : undefined}
      title={words}
    >
      {icon}
      <span className={styles.waitingLabel} aria-hidden>
        {label}
      </span>
      <span className={styles.waitingCount} aria-hidden>
        {count}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </Link>
  );
}
