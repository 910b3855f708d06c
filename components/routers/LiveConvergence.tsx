'use client';

import type { RoutersView } from '@/lib/routers/live';
import { ConvergenceHead } from './ConvergenceHead';
import { useRoutersView } from './use-routers-view';

/** How far the routers of an environment have come, followed as it changes. */
export function LiveConvergence({
  environment,
  initial,
}: {
  readonly environment: string;
  readonly initial: RoutersView;
}) {
  const { view, trouble } = useRoutersView(environment, initial);
  return <ConvergenceHead view={view} environment={environment} trouble={trouble} />;
}
