import type { SourceLog } from './log';
import type { Alarm } from './reload';

/** The database has an earlier key set than the one that is served on. */
export const KEYS_REGRESSED: Alarm = {
  code: 'keys_regressed',
  environment: 'every environment',
  message: "the database's key set is below the one that is served on: was a backup restored?",
};

const AGAIN_MS = 60_000;

/** Logs what an operator must look at: each alarm of an environment once a minute at most. */
export function alarmLog(log: SourceLog, clock: () => number): (alarm: Alarm) => void {
  const raised = new Map<string, number>();
  return (alarm) => {
    const key = `${alarm.code} ${alarm.environment}`;
    if (clock() - (raised.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    raised.set(key, clock());
    log.error({ event: 'alarm', ...alarm }, alarm.message);
  };
}
