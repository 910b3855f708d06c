'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import styles from './routers.module.css';

/** What there is of routers: those that run, and the tokens that they present. */
export function RouterTabs({ environment }: { readonly environment: string | null }) {
  const pathname = usePathname();
  const tabs = [
    {
      path: '/routers',
      href: environment === null ? '/routers' : routersHref(environment),
      label: 'Running',
    },
    { path: '/routers/tokens', href: '/routers/tokens', label: 'Tokens' },
  ];
  return (
    <nav aria-label="Routers" className={styles.tabs}>
      {tabs.map(({ path, href, label }) => (
        <Link
          key={path}
          href={href}
          className={styles.tab}
          aria-current={pathname === path ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
