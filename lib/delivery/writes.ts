import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { acknowledgements } from './acknowledgements';
import type { DeliverySource } from './delivery-source';
import type { SourceLog } from './log';
import { writeAcknowledgements } from './write-acknowledgements';
import { writeDecisions } from './write-decisions';

/** What a host writes down for its routers: what they run, and what they decided. */
export interface HostWrites extends Pick<DeliverySource, 'acknowledge' | 'count'> {
  readonly close: () => Promise<void>;
}

/** Ms between two writes of acknowledgements. */
const EVERY_MS = 1_000;
/** Ms between two lines of the log that say the same. */
const TELL_EVERY_MS = 60_000;
/** Reports that may wait to be counted; beyond that routers keep theirs for later. */
const COUNTING_MOST = 64;

/**
 * Writes with connections of its own, so that no router that has much to tell keeps the host from reading policy.
 */
export function hostWrites(options: { readonly url: string; readonly log: SourceLog }): HostWrites {
  const { log } = options;
  const pool = new Pool({
    connectionString: options.url,
    max: 2,
    application_name: 'fairlead-delivery-writes',
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  pool.on('error', () => {});
  const stop = new AbortController();
  let counting = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  function failed(what: string, reason: unknown): void {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    log.warn({ event: 'unwritten', reason: reason instanceof Error ? reason.message : reason }, what);
  }

  const heard = acknowledgements(
    (batch) => writeAcknowledgements(pool, batch),
    (reason) => failed('what routers acknowledged could not be written', reason),
  );

  async function writeForEver(): Promise<void> {
    while (!stop.signal.aborted) {
      await delay(EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
      await heard.flush();
    }
  }
  const loop = writeForEver();

  return {
    acknowledge: heard.note,
    count: async (environment, report) => {
      if (counting >= COUNTING_MOST) return 'unavailable';
      counting += 1;
      try {
        return (await writeDecisions(pool, environment, report)) ? 'counted' : 'again';
      } catch (error) {
        failed('what routers decided could not be counted', error);
        return 'unavailable';
      } finally {
        counting -= 1;
      }
    },
    close: async () => {
      stop.abort();
      await loop;
      await pool.end();
    },
  };
}
