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
import { inTime } from './in-time';

/** Ms for which answers are kept: scrapers and balancers may come as often as they like. */
const CHECKS_MS = 1_000;
const FIGURES_MS = 5_000;
/** Ms until metrics come without figures: whoever watches wants the rest when the database hangs. */
const FIGURES_WAIT_MS = 2_000;
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
      const [known, told] = await Promise.all([
        inTime(FIGURES_WAIT_MS, figures()).catch(() => null),
        checks(),
      ]);
      return [
        await consoleMetricsText(),
        eventLoop(),
        checksText(told),
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
      await inTime(ROUNDS_MS, stopRunners()).catch(() => {});
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
      'Queries that failed and connections that could not be made, by kind: outage, conflict (deadlocks, what must be unique), other.',
      Object.entries(errors).map(([kind, count]) => [labels({ kind }), count]),
    ),
  ].join('');
}
