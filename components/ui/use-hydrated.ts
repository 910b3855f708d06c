'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False until this page's script runs. What is sent or chosen before that would be lost, or put where it does not belong, and
 * the server does not know what this browser remembers.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
