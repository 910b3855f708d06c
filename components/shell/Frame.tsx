'use client';

import { Drawer } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from '@/components/ui/Link';
import { remember } from '@/components/ui/remember';
import type { Reads } from './areas';
import { EnvironmentSwitcher } from './EnvironmentSwitcher';
import { Mark } from './Mark';
import { Me } from './Me';
import { Navigation } from './Navigation';
import { type EnvironmentChoice, NAVIGATION_COOKIE } from './preferences';
import { Search } from './Search';
import styles from './shell.module.css';
import { Trail } from './Trail';

/** The frame around every page of the console: areas at the side, where I am and what I can reach above. */
export function Frame({
  environments,
  rememberedEnvironment,
  startCollapsed,
  person,
  reads,
  waiting,
  bell,
  children,
}: {
  readonly environments: readonly EnvironmentChoice[];
  readonly rememberedEnvironment: string | null;
  readonly startCollapsed: boolean;
  readonly person: { readonly name: string; readonly roles: readonly string[] };
  readonly reads: Reads;
  /** What waits for the reader, for the navigation. */
  readonly waiting: ReactNode;
  /** The way to what the reader was told. */
  readonly bell: ReactNode;
  readonly children: ReactNode;
}) {
  const [collapsed, setCollapsed] = useState(startCollapsed);
  const [drawer, setDrawer] = useState(false);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes it
  useEffect(() => setDrawer(false), [pathname]);
  const toggle = () => {
    remember(NAVIGATION_COOKIE, collapsed ? 'open' : 'collapsed');
    setCollapsed(!collapsed);
  };
  return (
    <div className={styles.frame} data-collapsed={collapsed || undefined}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <aside className={styles.side}>
        <Link href="/" className={styles.brand} aria-label="Fairlead, overview">
          <Mark />
          {!collapsed && <span>Fairlead</span>}
        </Link>
        <Navigation collapsed={collapsed} reads={reads} waiting={waiting} />
        <button
          type="button"
          className={styles.collapse}
          onClick={toggle}
          aria-expanded={!collapsed}
          title={collapsed ? 'Expand navigation' : undefined}
        >
          {collapsed ? (
            <IconLayoutSidebarLeftExpand size={18} stroke={1.75} aria-hidden />
          ) : (
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.75} aria-hidden />
          )}
          <span className={collapsed ? 'visually-hidden' : undefined}>
            {collapsed ? 'Expand navigation' : 'Collapse'}
          </span>
        </button>
      </aside>
      <header className={styles.header}>
        <button
          type="button"
          className={styles.menu}
          aria-label="Open navigation"
          onClick={() => setDrawer(true)}
        >
          <IconMenu2 size={20} aria-hidden />
        </button>
        <Trail />
        <div className={styles.reach}>
          {reads.console && <Search environments={environments} reads={reads} />}
          <EnvironmentSwitcher environments={environments} remembered={rememberedEnvironment} />
          {bell}
          <Me name={person.name} roles={person.roles} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Drawer
        opened={drawer}
        onClose={() => setDrawer(false)}
        size={264}
        title="Fairlead"
        closeButtonProps={{ 'aria-label': 'Close navigation' }}
      >
        <Navigation reads={reads} waiting={waiting} onNavigate={() => setDrawer(false)} />
      </Drawer>
    </div>
  );
}
