'use client';

import { useHotkeys } from '@mantine/hooks';

/** ⌘S and ⌘Enter (Ctrl elsewhere) save, wherever the focus is, fields included. */
export function useSaveKeys(save: () => void): void {
  useHotkeys(
    [
      ['mod+S', save],
      ['mod+Enter', save],
    ],
    [],
  );
}
