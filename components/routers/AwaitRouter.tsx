'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { RoutersView } from '@/lib/routers/live';
import styles from './routers.module.css';
import { useRoutersView } from './use-routers-view';

/** Waits for the first router of an environment, and then shows the page anew with it. */
export function AwaitRouter({
  environment,
  initial,
}: {
  readonly environment: string;
  readonly initial: RoutersView;
}) {
  const router = useRouter();
  const { view, trouble } = useRoutersView(environment, initial);
  const arrived = view.convergence.total > 0;
  useEffect(() => {
    if (arrived) router.refresh();
  }, [arrived, router]);
  return (
    <p role="status" className={styles.waiting}>
      <span className={styles.dot} aria-hidden />
      {trouble ??
        (arrived ? 'A router has asked.' : 'Waiting for its first request. This page shows it by itself.')}
    </p>
  );
}
