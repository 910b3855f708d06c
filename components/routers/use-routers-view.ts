'use client';

import { useEffect, useState } from 'react';
import { lookAgainIn, type RoutersView } from '@/lib/routers/live';

const SIGNED_OUT = 'Your session has ended. Sign in again in another tab.';
const UNREACHABLE = 'The server could not be reached.';
/** Milliseconds until it is tried again after a failure. */
const RETRY_MS = 5_000;

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

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is rendered anew looks again from there
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let controller: AbortController | null = null;
    const plan = (ms: number) => {
      clearTimeout(timer);
      timer = document.visibilityState === 'visible' ? setTimeout(look, ms) : undefined;
    };
    const look = async () => {
      const mine = new AbortController();
      controller?.abort();
      controller = mine;
      const found = await ask(environment, mine.signal);
      if (mine.signal.aborted) return;
      controller = null;
      if (typeof found === 'string') setTrouble(found);
      else {
        setView(found);
        setTrouble(null);
      }
      plan(typeof found === 'string' ? RETRY_MS : lookAgainIn(found, watched));
    };
    const seen = () => {
      if (document.visibilityState === 'visible') void look();
      else clearTimeout(timer);
    };
    plan(lookAgainIn(initial, watched));
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      controller?.abort();
      document.removeEventListener('visibilitychange', seen);
    };
  }, [environment, watched, initial.at]);
  return { view: view.at < initial.at ? initial : view, trouble };
}

/** The view, or why there is none. */
async function ask(environment: string, signal: AbortSignal): Promise<RoutersView | string> {
  try {
    const query = new URLSearchParams({ environment });
    const response = await fetch(`/api/console/convergence?${query}`, { signal });
    if (response.ok) return (await response.json()) as RoutersView;
    return response.status === 401 ? SIGNED_OUT : UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}
