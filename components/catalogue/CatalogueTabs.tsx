'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageTabs } from '@/components/ui/PageTabs';

const TABS = [
  { href: '/catalogue', label: 'Offerings' },
  { href: '/catalogue/models', label: 'Models' },
  { href: '/catalogue/vendors', label: 'Vendors' },
  { href: '/catalogue/ownership', label: 'Ownership' },
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
  const tabs = TABS.map((tab) => ({ ...tab, count: counts[tab.href] }));
  return (
    <PageTabs label="Catalogue" tabs={tabs} open={usePathname()}>
      {children}
    </PageTabs>
  );
}
