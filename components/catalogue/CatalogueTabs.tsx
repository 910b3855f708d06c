'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './catalogue.module.css';

const TABS = [
  { href: '/catalogue', label: 'Offerings' },
  { href: '/catalogue/models', label: 'Models' },
  { href: '/catalogue/vendors', label: 'Vendors' },
  { href: '/catalogue/imports', label: 'Imports' },
  { href: '/catalogue/settle', label: 'To settle' },
  { href: '/catalogue/calendar', label: 'Calendar' },
  { href: '/catalogue/completeness', label: 'Completeness' },
] as const;

export type CatalogueTab = (typeof TABS)[number]['href'];

/** The lists of the catalogue, and what keeps it true. Only where something is counted does a tab say how much. */
export function CatalogueTabs({
  counts,
  children,
}: {
  readonly counts: Partial<Record<CatalogueTab, string>>;
  /** At the end: what can be made here. */
  readonly children?: ReactNode;
}) {
  const pathname = usePathname();
  return (
    <nav aria-label="Catalogue" className={styles.tabs}>
      {TABS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className={styles.tab}
          aria-current={pathname === href ? 'page' : undefined}
        >
          {label} {counts[href] !== undefined && <span className={styles.tabCount}>{counts[href]}</span>}
        </Link>
      ))}
      {children && <span className={styles.tabsEnd}>{children}</span>}
    </nav>
  );
}
