'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from './Link';
import styles from './PageTabs.module.css';

export interface PageTab {
  readonly href: string;
  readonly label: string;
  /** How much is there, where something is counted. */
  readonly count?: string | undefined;
}

/** The parts of a page or of an area. The one that is open is scrolled to where they do not all fit. */
export function PageTabs({
  label,
  tabs,
  open,
  onOpen,
  children,
}: {
  /** What they are parts of, for a screen reader. */
  readonly label: string;
  readonly tabs: readonly PageTab[];
  /** The address of the one that is open. */
  readonly open: string | undefined;
  /** Opens one without asking the server; without it, the address does. */
  readonly onOpen?: (href: string) => void;
  /** At the end: what can be made here. */
  readonly children?: ReactNode;
}) {
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is open
  useEffect(() => {
    const shown = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (!nav.current || !shown) return;
    nav.current.scrollLeft = shown.offsetLeft - (nav.current.clientWidth - shown.offsetWidth) / 2;
  }, [open]);
  return (
    <nav ref={nav} aria-label={label} className={styles.tabs}>
      {tabs.map(({ href, label: name, count }) => (
        <Link
          key={href}
          href={href}
          className={styles.tab}
          aria-current={href === open ? 'page' : undefined}
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(href);
          }}
        >
          {name} {count !== undefined && <span className={styles.count}>{count}</span>}
        </Link>
      ))}
      {children && <span className={styles.end}>{children}</span>}
    </nav>
  );
}
