import { runDueSchedules, type SchedulesLog } from './run-schedules';

/** Ms between two looks; up to as much again of the jitter is added, so that processes do not march in step. */
const EVERY_MS = 5_000;
const JITTER_MS = 1_000;
/** Ms: while the database does not answer, it is asked less often. */
const AFTER_OUTAGE_MS = 30_000;

const cache = globalThis as typeof globalThis & { fairleadImports?: true };

/** Fetches what is due in this process, for ever. It keeps no process alive. */
export function startImportSchedules(log: SchedulesLog): void {
  if (cache.fairleadImports) return;
  cache.fairleadImports = true;
  let out = false;
  const look = async () => {
    try {
      await runDueSchedules(() => new Date(), log);
      out = false;
    } catch (error) {
      if (!out) log.error({ event: 'import schedule', err: error }, 'sources that are due wait');
      out = true;
    }
    next(out ? AFTER_OUTAGE_MS : EVERY_MS);
  };
  const next = (delay: number) => void setTimeout(look, delay + Math.random() * JITTER_MS).unref();
  next(EVERY_MS);
}
