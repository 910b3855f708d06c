import { log as logOf } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { runDueSchedules } from './run-schedules';

/** Ms. */
const EVERY = { everyMs: 5_000, jitterMs: 1_000, firstMs: 5_000, afterFailureMs: 30_000 };

/** Fetches what is due in this process. It keeps no process alive. */
export function startImportSchedules(): () => Promise<void> {
  const log = logOf('importer');
  const round = () => runDueSchedules(() => new Date(), log);
  return startRunner({ name: 'importer', round, waits: 'sources that are due wait', ...EVERY });
}
