import { env } from '@/lib/env';
import { log as logOf } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { checkRound } from './audit-checks';
import { forgetAddresses } from './forget-addresses';
import { keepRefusals, writeRefusals } from './refusals';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Checks the trail, writes what was refused and forgets addresses in this process, for ever. It keeps no process alive. */
export function startAudit(): void {
  const log = logOf('audit');
  keepRefusals();
  let checking = false;
  // A check of a long trail outlasts a round and a stop of this process; another one then begins it anew.
  const check = async () => {
    if (checking) return;
    checking = true;
    try {
      const made = await checkRound(() => new Date());
      if (made?.fault) {
        log.error(
          { event: 'audit_fault', check: made.id, seq: `${made.fault.seq}` },
          'the audit trail is not what was written',
        );
      } else if (made) {
        log.info(
          { event: 'audit_checked', check: made.id, entries: made.entries },
          'the audit trail is whole',
        );
      }
    } catch (error) {
      log.error({ event: 'audit_checked', err: error }, 'a check of the audit trail was not finished');
    } finally {
      checking = false;
    }
  };
  startRunner({
    name: 'audit checks',
    round: async () => void check(),
    waits: 'checks of the audit trail wait',
    ...{ everyMs: 3 * SECOND, jitterMs: SECOND, firstMs: 5 * SECOND, afterFailureMs: 30 * SECOND },
  });
  startRunner({
    name: 'refusals',
    round: writeRefusals,
    waits: 'refusals could not be written',
    ...{ everyMs: 2 * SECOND, jitterMs: SECOND, firstMs: 2 * SECOND, afterFailureMs: 30 * SECOND },
  });
  startRunner({
    name: 'addresses',
    round: () => forgetAddresses(env().FAIRLEAD_AUDIT_ADDRESS_DAYS, new Date()),
    waits: 'old addresses could not be forgotten',
    ...{ everyMs: 6 * HOUR, jitterMs: HOUR, firstMs: 60 * SECOND, afterFailureMs: 60 * SECOND },
  });
}
