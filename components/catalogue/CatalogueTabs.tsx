'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './catalogue.module.css';

const LISTS = [
  { href: '/catalogue', label: 'Offerings' },
  { href: '/catalogue/models', label: 'Models' },
  { href: '/catalogue/vendors', label: 'Vendors' },
] as const;

/** The three lists of the catalogue. */
export function CatalogueTabs({
  counts,
}: {
  readonly counts: readonly [offerings: string, models: string, vendors: string];
}) {
  const pathname = usePathname();
  return (
    <nav aria-label="Catalogue" className={styles.tabs}>
      {LISTS.map(({ href, label }, index) => (
        <Link
          key={href}
          href={href}
          className={styles.tab}
          aria-current={pathname === href ? 'page' : undefined}
        >
          {label} <span className={styles.tabCount}>{counts[index]}</span>
        </Link>
      ))}
    </nav>
  );
}
