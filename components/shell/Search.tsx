'use client';

import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Reads } from './areas';
import type { EnvironmentChoice } from './preferences';
import styles from './shell.module.css';

const CommandPalette = dynamic(() => import('./CommandPalette').then((module) => module.CommandPalette), {
  ssr: false,
});
const REST_MS = 1500;
const never = () => () => {};
const onApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The way to everything by name: a button and ⌘K. What it opens is fetched once the page has come to rest. */
export function Search({
  environments,
  reads,
}: {
  readonly environments: readonly EnvironmentChoice[];
  readonly reads: Reads;
}) {
  const [ready, setReady] = useState(false);
  const [asked, setAsked] = useState(0);
  const open = () => setAsked((count) => count + 1);
  useHotkeys([['mod+K', open]], []);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  const apple = useSyncExternalStore(never, onApple, () => true);
  return (
    <>
      <button type="button" className={styles.search} onClick={open} aria-keyshortcuts="Meta+K Control+K">
        <IconSearch size={15} aria-hidden />
        <span className={styles.searchLabel}>Search</span>
        <kbd className={styles.searchKey} aria-hidden>
          {apple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {(ready || asked > 0) && <CommandPalette asked={asked} environments={environments} reads={reads} />}
    </>
  );
}
