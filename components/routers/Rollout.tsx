'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { RoutersView } from '@/lib/routers/live';
import { type Wait, type WaitOutcome, waitOutcome } from '@/lib/routers/wait';
import { ConvergenceHead } from './ConvergenceHead';
import styles from './routers.module.css';
import { TroubleList } from './TroubleList';
import { useRoutersView } from './use-routers-view';
import { WaitVerdict } from './WaitVerdict';

/** How a version reaches the routers, followed as it does; and, where somebody waits for them, what came of it. */
export function Rollout({
  environment,
  version,
  wait,
  initial,
}: {
  readonly environment: string;
  /** `<epoch>.<version>`, the one in force. */
  readonly version: string;
  readonly wait: Wait | null;
  readonly initial: RoutersView;
}) {
  const { view, trouble } = useRoutersView(environment, initial, wait?.seconds ?? 0);
  const outcome = wait && waitOutcome(wait, version, view.convergence, Date.parse(view.at));
  const verdict = useFirstVerdict(outcome);
  const router = useRouter();
  const superseded = view.convergence.version !== version;
  // The page then tells who is left on it.
  useEffect(() => {
    if (superseded) router.refresh();
  }, [superseded, router]);
  return (
    <div className={styles.running}>
      {wait && verdict && (
        <WaitVerdict wait={wait} verdict={verdict} environment={environment} version={version} />
      )}
      <ConvergenceHead view={view} environment={environment} trouble={trouble} />
      <TroubleList
        troubles={view.troubles}
        environment={environment}
        at={view.at}
        named={verdict?.kind === 'missed' ? 20 : 3}
      />
    </div>
  );
}

/** What a wait came to stays what it came to, though routers may follow later, or fall behind. */
function useFirstVerdict(outcome: WaitOutcome | null): WaitOutcome | null {
  const [verdict, setVerdict] = useState(outcome);
  const open = verdict === null || verdict.kind === 'waiting';
  const changed = outcome !== null && JSON.stringify(outcome) !== JSON.stringify(verdict);
  useEffect(() => {
    if (open && changed) setVerdict(outcome);
  }, [open, changed, outcome]);
  return open ? outcome : verdict;
}
