'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False until this page's script runs: a form sent before that would put what was typed where it does not belong. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
