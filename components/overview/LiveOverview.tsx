'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import styles from './overview.module.css';

/** Milliseconds between two looks. */
const EVERY = 5_000;

/** Reads the page anew when what it shows has changed, in whichever process, while somebody looks at it. */
export function LiveOverview({ revision }: { readonly revision: string }) {
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const controller = new AbortController();
    const look = async () => {
      const found = await ask(controller.signal);
      if (controller.signal.aborted) return;
      setTrouble(found.trouble);
      if (found.revision !== null && found.revision !== revision) router.refresh();
      plan();
    };
    const plan = () => {
      clearTimeout(timer);
      timer = document.visibilityState === 'visible' ? setTimeout(look, EVERY) : undefined;
    };
    const seen = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') void look();
    };
    plan();
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      controller.abort();
      document.removeEventListener('visibilitychange', seen);
    };
  }, [revision, router]);
  return (
    <p role="status" className={styles.trouble} data-quiet={trouble === null || undefined}>
      {trouble}
    </p>
  );
}

async function ask(signal: AbortSignal): Promise<{ revision: string | null; trouble: string | null }> {
  try {
    const response = await fetch('/api/console/overview', { signal });
    if (response.ok) return { ...((await response.json()) as { revision: string }), trouble: null };
    if (response.status === 401)
      return { revision: null, trouble: 'Your session has ended. Sign in again in another tab.' };
  } catch {
    // As below.
  }
  return { revision: null, trouble: 'The server could not be reached. What is shown is from before.' };
}
