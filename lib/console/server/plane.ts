import { db, poolCounts } from '@/lib/db/client';
import type { Check } from '@/lib/observe/check';
import { consoleMetricsText } from '@/lib/observe/console-metrics';
import { watchEventLoop } from '@/lib/observe/event-loop';
import { family, gauge, labels, type Sample } from '@/lib/observe/exposition';
import { stopRunners } from '@/lib/observe/runners';
import { keptFor } from '../kept-for';
import type { AdminPlane } from '../plane';
import { adminChecks } from './checks';
import { figuresText } from './figures';

/** Ms for which answers are kept: scrapers and balancers may come as often as they like. */
const CHECKS_MS = 1_000;
const FIGURES_MS = 5_000;
/** Ms for rounds under way to end; what is cut is done again by another process. */
const ROUNDS_MS = 5_000;

/** What the host of this process takes from the side of the pages. */
export function servingPlane(): AdminPlane {
  const eventLoop = watchEventLoop();
  const checks = keptFor(CHECKS_MS, () => adminChecks(new Date()));
  const figures = keptFor(FIGURES_MS, () => figuresText(new Date()));
  return {
    checks,
    metrics: async () => {
      const known = await figures().catch(() => null);
      return [
        await consoleMetricsText(),
        eventLoop(),
        checksText(await checks()),
        poolText(),
        gauge(
          'fairlead_figures_up',
          'Whether what stands in the database could be read for these metrics.',
          Number(known !== null),
        ),
        known ?? '',
      ].join('');
    },
    close: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ROUNDS_MS);
      });
      await Promise.race([stopRunners(), late]);
      clearTimeout(timer);
      await db().$disconnect();
    },
  };
}

function checksText(checks: readonly Check[]): string {
  const samples = checks.map(({ name, ok }): Sample => [labels({ check: name }), Number(ok)]);
  return family('fairlead_check', 'gauge', 'Whether a check of /readyz holds.', samples);
}

function poolText(): string {
  const { most, open, idle, waiting, errors } = poolCounts();
  return [
    gauge('fairlead_database_connections_most', 'Connections that this process may open.', most),
    gauge('fairlead_database_connections_used', 'Connections at work.', open - idle),
    gauge(
      'fairlead_database_connections_waiting',
      'Queries and transactions that wait for a connection.',
      waiting,
    ),
    family(
      'fairlead_database_errors_total',
      'counter',
      'Queries that failed, by kind: outage, conflict (deadlocks, what must be unique), other.',
      Object.entries(errors).map(([kind, count]) => [labels({ kind }), count]),
    ),
  ].join('');
}
