'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/Link';
import styles from './docs.module.css';

/** A page of the documentation, by its title. */
export interface DocEntry {
  readonly href: string;
  readonly title: string;
}

export interface DocSection {
  readonly title: string;
  readonly entries: readonly DocEntry[];
}

/** All pages of the documentation. On a phone they are folded away. */
export function DocNavigation({ sections }: { readonly sections: readonly DocSection[] }) {
  const pathname = usePathname();
  const list = (
    <nav aria-label="Documentation">
      {sections.map(({ title, entries }) => (
        <div key={title} className={styles.section}>
          <h2>{title}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.href}>
                <Link href={entry.href} aria-current={pathname === entry.href ? 'page' : undefined}>
                  {entry.title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
  return (
    <>
      <div className={styles.wide}>{list}</div>
      <details className={styles.narrow} key={pathname}>
        <summary>All pages</summary>
        {list}
      </details>
    </>
  );
}
