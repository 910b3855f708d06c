'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/Link';
import styles from './shell.module.css';
import { trailOf } from './trail';

/** Where I am. On a phone only the last step is shown. */
export function Trail() {
  const crumbs = trailOf(usePathname());
  return (
    <nav aria-label="Where you are" className={styles.trail}>
      <ol>
        {crumbs.map(({ label, href }, index) => {
          const last = index === crumbs.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity
            <li key={index} data-last={last || undefined}>
              {last ? (
                <span aria-current="page" title={label}>
                  {label}
                </span>
              ) : href ? (
                <Link href={href}>{label}</Link>
              ) : (
                <span>{label}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
