'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import {
  CONTRACT_REVIEWS_HREF,
  CONTRACT_TIMELINE_HREF,
  CONTRACTS_HREF,
} from '@/components/ui/links/contracts';
import { DOCUMENTS_HREF } from '@/components/ui/links/documents';
import { PageTabs } from '@/components/ui/PageTabs';

const TABS = [
  { href: CONTRACTS_HREF, label: 'Register' },
  { href: CONTRACT_REVIEWS_HREF, label: 'To review' },
  { href: CONTRACT_TIMELINE_HREF, label: 'Timeline' },
  { href: DOCUMENTS_HREF, label: 'Documents' },
  { href: '/contracts/compare', label: 'Compare' },
  { href: '/contracts/playbook', label: 'Playbook' },
  { href: '/contracts/clause-types', label: 'Clause types' },
  { href: '/contracts/laws', label: 'Laws' },
];

/** The parts of the contract desk. */
export function ContractTabs({
  counts = {},
  children,
}: {
  /** By address, where something waits or is counted. */
  readonly counts?: Readonly<Record<string, string>>;
  /** At the end: what can be made here. */
  readonly children?: ReactNode;
}) {
  const pathname = usePathname();
  return (
    <PageTabs
      label="Contracts"
      tabs={TABS.map((tab) => ({ ...tab, count: counts[tab.href] }))}
      open={TABS.find(({ href }) => href === pathname)?.href}
    >
      {children}
    </PageTabs>
  );
}
