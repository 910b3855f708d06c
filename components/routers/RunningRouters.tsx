'use client';

import type { ReactNode } from 'react';
import type { TablePage } from '@/components/ui/table/column';
import { type RoutersView, viewRevision } from '@/lib/routers/live';
import { ConvergenceHead } from './ConvergenceHead';
import { RoutersTable } from './RoutersTable';
import type { RouterRow } from './router-rows';
import styles from './routers.module.css';
import { TroubleList } from './TroubleList';
import { useRoutersView } from './use-routers-view';

/** The routers of an environment as they are: how far they have come, who is in the way, and each of them. */
export function RunningRouters({
  environment,
  initial,
  gone,
  search,
  page,
  empty,
}: {
  readonly environment: string;
  readonly initial: RoutersView;
  readonly gone: boolean;
  readonly search: string;
  readonly page: TablePage<RouterRow>;
  readonly empty: ReactNode;
}) {
  const { view, trouble } = useRoutersView(environment, initial);
  // Ages grow without anybody's standing changing: every tenth second is often enough.
  const moment = Math.floor(Date.parse(view.at) / 10_000);
  return (
    <>
      <section className={styles.running} aria-label="Convergence">
        <ConvergenceHead view={view} environment={environment} trouble={trouble} />
        <TroubleList troubles={view.troubles} environment={environment} at={view.at} />
      </section>
      <RoutersTable
        environment={environment}
        gone={gone}
        search={search}
        page={page}
        revision={`${viewRevision(view)} ${moment}`}
        empty={empty}
      />
    </>
  );
}
