'use client';

import { useState } from 'react';
import { useLooks } from '@/components/ui/use-looks';
import { lookAgainIn, type RoutersView } from '@/lib/routers/live';

/**
 * How the routers of an environment stand, looked at again and again while the page is seen. `trouble`: why what is shown
 * is from before, or null. `watched`: seconds after a publish for which it is followed closely.
 */
export function useRoutersView(
  environment: string,
  initial: RoutersView,
  watched = 0,
): { readonly view: RoutersView; readonly trouble: string | null } {
  const [view, setView] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  useLooks<RoutersView>(`/api/console/convergence?${new URLSearchParams({ environment })}`, {
    since: initial.at,
    firstIn: lookAgainIn(initial, watched),
    told: (found) => {
      setView(found);
      setTrouble(null);
      return lookAgainIn(found, watched);
    },
    failed: setTrouble,
  });
  return { view: view.at < initial.at ? initial : view, trouble };
}
