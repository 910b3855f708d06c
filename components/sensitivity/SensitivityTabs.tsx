'use client';

import { usePathname } from 'next/navigation';
import {
  CLASSIFY_HREF,
  EXCEPTIONS_HREF,
  MATRIX_HREF,
  PATHS_HREF,
  PROMISES_HREF,
  SENSITIVITY_HREF,
  UNLOCK_HREF,
} from '@/components/ui/links/sensitivity';
import { PageTabs } from '@/components/ui/PageTabs';

const TABS = [
  { href: SENSITIVITY_HREF, label: 'Labels' },
  { href: MATRIX_HREF, label: 'Matrix' },
  { href: UNLOCK_HREF, label: 'Unlock' },
  { href: EXCEPTIONS_HREF, label: 'Exceptions' },
  { href: PATHS_HREF, label: 'Paths' },
  { href: PROMISES_HREF, label: 'Promises' },
  { href: CLASSIFY_HREF, label: 'Classify' },
] as const;

/** What labels ask for, what is cleared for them, and what stands in for a clause. */
export function SensitivityTabs() {
  const pathname = usePathname();
  const within = TABS.find(({ href }) => href !== SENSITIVITY_HREF && pathname.startsWith(href));
  return <PageTabs label="Sensitivity" tabs={TABS} open={within?.href ?? SENSITIVITY_HREF} />;
}
