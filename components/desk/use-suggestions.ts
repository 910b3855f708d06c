'use client';

import { useEffect, useState } from 'react';
import type { Suggestions } from '@/lib/contracts/clause-desk';

/** Suggestions once they are there: the desk can be used before. */
export function useSuggestions(coming: Promise<Suggestions>): {
  readonly found: Suggestions;
  readonly state: 'looking' | 'found' | 'failed';
} {
  const [known, setKnown] = useState<{ found: Suggestions; state: 'looking' | 'found' | 'failed' }>({
    found: {},
    state: 'looking',
  });
  useEffect(() => {
    let wanted = true;
    coming.then(
      (found) => wanted && setKnown({ found, state: 'found' }),
      () => wanted && setKnown({ found: {}, state: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [coming]);
  return known;
}
