'use client';

import { IconChevronLeft } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import type { SettingsGroup } from '@/components/ui/settings-areas';
import styles from './settings.module.css';

/** Where all of settings is listed. */
const ALL = '/settings';

/** A page of settings with the others at its side; on a phone with the way back to all of them. */
export function SettingsFrame({
  groups,
  children,
}: {
  readonly groups: readonly SettingsGroup[];
  readonly children: ReactNode;
}) {
  const pathname = usePathname();
  if (pathname === ALL) return children;
  const here = ({ href }: { readonly href: string }) => pathname === href || pathname.startsWith(`${href}/`);
  const inside = groups
    .map(({ title, areas }) => ({ title, areas: areas.filter(({ href }) => href.startsWith(`${ALL}/`)) }))
    .filter(({ areas }) => areas.length > 0);
  return (
    <div className={styles.frame}>
      <Link href={ALL} className={styles.back}>
        <IconChevronLeft size={16} aria-hidden /> All settings
      </Link>
      <nav aria-label="Settings" className={styles.side}>
        <Link href={ALL} className={styles.all}>
          All settings
        </Link>
        {inside.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <p className={styles.groupTitle} aria-hidden>
              {group.title}
            </p>
            <ul>
              {group.areas.map((area) => (
                <li key={area.href}>
                  <Link href={area.href} aria-current={here(area) ? 'page' : undefined}>
                    {area.label}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
