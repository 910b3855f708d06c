'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import styles from './access.module.css';

/** The parts of Settings. `people`, `keys` and `links` are offered to those who may read them. */
export function SettingsTabs({
  people,
  keys,
  links,
}: {
  readonly people: boolean;
  readonly keys: boolean;
  readonly links: boolean;
}) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // Where they do not fit they scroll sideways, and the one that is open must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another tab
  useEffect(() => {
    const tabs = nav.current;
    const open = tabs?.querySelector<HTMLElement>('[aria-current]');
    if (tabs && open) tabs.scrollLeft = open.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
  }, [pathname]);
  const tabs = [
    ...(people
      ? [
          { href: '/settings/people', label: 'People' },
          { href: '/settings/service-accounts', label: 'Service accounts' },
        ]
      : []),
    { href: '/settings/account', label: 'Account' },
    { href: '/settings/tokens', label: 'My tokens' },
    ...(links ? [{ href: '/settings/catalogue-links', label: 'Catalogue addresses' }] : []),
    { href: '/settings/environments', label: 'Environments' },
    ...(keys ? [{ href: '/settings/signing-keys', label: 'Signing keys' }] : []),
    { href: '/settings/attributes', label: 'Attributes' },
    { href: '/settings/region-groups', label: 'Region groups' },
    { href: '/settings/endpoints', label: 'Endpoints' },
    { href: '/settings/currencies', label: 'Currencies' },
  ];
  return (
    <nav ref={nav} className={styles.tabs} aria-label="Settings">
      {tabs.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className={styles.tab}
          aria-current={pathname === href || pathname.startsWith(`${href}/`) ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
