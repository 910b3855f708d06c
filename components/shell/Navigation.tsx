'use client';

import { usePathname } from 'next/navigation';
import { Fragment, type ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import { areasFor, inArea, type Reads } from './areas';
import styles from './shell.module.css';

/** The areas. Collapsed, it shows icons only, and names on hover. */
export function Navigation({
  collapsed = false,
  reads,
  onNavigate,
  waiting,
}: {
  readonly collapsed?: boolean;
  readonly reads: Reads;
  /** What waits for the reader in Routing: a link of its own below the area. */
  readonly waiting: ReactNode;
  readonly onNavigate?: () => void;
}) {
  const pathname = usePathname();
  return (
    <nav aria-label="Areas" className={styles.areas}>
      {areasFor(reads).map(({ href, label, icon: Icon }) => (
        <Fragment key={href}>
          <Link
            href={href}
            className={styles.area}
            aria-current={inArea(pathname, href) ? 'page' : undefined}
            title={collapsed ? label : undefined}
            {...(onNavigate && { onClick: onNavigate })}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            <span className={collapsed ? 'visually-hidden' : undefined}>{label}</span>
          </Link>
          {href === '/routing' && waiting}
        </Fragment>
      ))}
    </nav>
  );
}
