import { log as logOf } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { keepKeys } from './keep-keys';

const TOLD = {
  made: 'the first signing keys were made',
  renewed: 'the key set was signed anew',
  kept: null,
} as const;

/** Looks after the signing keys of this process' database: at once and each hour. It keeps no process alive. */
export function startKeeper(): () => Promise<void> {
  const log = logOf('keeper');
  const round = async () => {
    const outcome = await keepKeys(new Date());
    if (outcome === 'unable') {
      const message =
        'FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY are not both set: without them nothing is signed (see .env.example)';
      log.error({ event: 'signing_keys', outcome }, message);
    } else if (TOLD[outcome]) log.info({ event: 'signing_keys', outcome }, TOLD[outcome]);
  };
  const waits = 'the signing keys could not be looked after';
  return startRunner({
    name: 'keeper',
    round,
    waits,
    everyMs: 3_600_000,
    jitterMs: 10_000,
    afterFailureMs: 10_000,
  });
}
