'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { AREAS, inArea } from './areas';
import styles from './shell.module.css';

/** The areas. Collapsed, it shows icons only, and names on hover. */
export function Navigation({
  collapsed = false,
  onNavigate,
}: {
  readonly collapsed?: boolean;
  readonly onNavigate?: () => void;
}) {
  const pathname = usePathname();
  return (
    <nav aria-label="Areas" className={styles.areas}>
      {AREAS.map(({ href, label, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          className={styles.area}
          aria-current={inArea(pathname, href) ? 'page' : undefined}
          title={collapsed ? label : undefined}
          {...(onNavigate && { onClick: onNavigate })}
        >
          <Icon size={18} stroke={1.75} aria-hidden />
          <span className={collapsed ? 'visually-hidden' : undefined}>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
