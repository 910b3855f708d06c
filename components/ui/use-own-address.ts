'use client';

import { useEffect } from 'react';

/** How long typing must rest until the address follows: browsers refuse to change it too often. */
const ADDRESS_DELAY_MS = 300;

/**
 * Keeps the address of the page that is open at `href`, without loading it again; null leaves it as it is.
 * @param leaving another address is being opened. Until it is, this one stays as it was: Next gives up what it is
 *   opening when the address changes meanwhile.
 */
export function useOwnAddress(href: string | null, leaving: boolean): void {
  useEffect(() => {
    if (leaving || href === null) return;
    const timer = setTimeout(() => {
      const { pathname, search } = window.location;
      if (`${pathname}${search}` !== href) window.history.replaceState(null, '', href);
    }, ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [href, leaving]);
}
