import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { SourceLog } from './log';

/** The channel of the trigger on `delivery_state`. */
const CHANNEL = 'fairlead_delivery';

export interface HintOptions {
  /** A connection of its own, past any transaction pooler, which would lose what is listened for. */
  readonly url: string;
  readonly log: SourceLog;
  /** Something may have changed: told at every notification, and each time a connection begins, which may have missed some. */
  readonly hinted: () => void;
  /** Ms between notifications to oneself, and ms within which one has to arrive. */
  readonly proveMs?: number;
  readonly answerMs?: number;
}

export interface Hints {
  /** Whether the last notification to oneself arrived. */
  readonly proven: () => boolean;
  readonly close: () => Promise<void>;
}

const BACKOFF_MS = { first: 250, most: 15_000 };

/**
 * Listens for what makes the next look sooner, for ever. Nothing depends on it: a connection that is gone, or silently
 * swallows notifications, costs the time to the next poll and is replaced.
 */
export function listenForHints(options: HintOptions): Hints {
  const { log, proveMs = 60_000, answerMs = 5_000 } = options;
  const stop = new AbortController();
  const own = `fairlead_self_${randomBytes(8).toString('hex')}`;
  let proven = false;
  let told = false;

  /** One connection, from its beginning until it is lost or proves deaf. */
  async function listen(): Promise<never> {
    const client = new Client({
      connectionString: options.url,
      application_name: 'fairlead-delivery-hints',
      connectionTimeoutMillis: 5_000,
      query_timeout: answerMs,
      keepAlive: true,
    });
    let heard = () => {};
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection ended')));
      stop.signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    });
    lost.catch(() => {});
    client.on('notification', ({ channel }) => {
      if (channel === own) heard();
      else options.hinted();
    });
    const prove = async () => {
      const echo = new Promise<boolean>((resolve) => {
        heard = () => resolve(true);
      });
      await client.query(`NOTIFY ${own}`);
      const late = delay(answerMs, false, { signal: stop.signal, ref: false }).catch(() => false);
      if (!(await Promise.race([echo, late]))) throw new Error('a notification to itself did not arrive');
    };
    const session = async () => {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${own}`);
      options.hinted();
      for (;;) {
        await prove();
        if (!proven) log.info({ event: 'hints' }, 'changes are told by the database');
        [proven, told] = [true, false];
        await delay(proveMs, undefined, { signal: stop.signal, ref: false });
      }
    };
    const running = session();
    running.catch(() => {});
    try {
      return await Promise.race([running, lost]);
    } finally {
      // Not waited for: a connection on a dead network would take minutes to say goodbye.
      void client.end().catch(() => {});
    }
  }

  async function listenForEver(): Promise<void> {
    let failures = 0;
    while (!stop.signal.aborted) {
      const reason = await listen().catch((error: unknown) => error);
      if (stop.signal.aborted) return;
      if (proven) failures = 0;
      proven = false;
      if (!told) {
        const message = reason instanceof Error ? reason.message : String(reason);
        log.warn(
          { event: 'hints_lost', reason: message },
          'the database tells no changes: polling finds them',
        );
        told = true;
      }
      const pause = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** failures++) * (0.5 + Math.random() / 2);
      await delay(pause, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  }

  const loop = listenForEver();
  return {
    proven: () => proven,
    close: async () => {
      stop.abort();
      await loop;
    },
  };
}
