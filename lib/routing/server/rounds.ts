/** Where what runs by itself reports to; pino's loggers are such. */
export interface RoundsLog {
  readonly info: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** Milliseconds between rounds; up to as much again of the jitter is added, so that processes do not march in step. */
const EVERY = 900;
const JITTER = 200;
/** Milliseconds: while the database does not answer, it is asked less often. */
const AFTER_OUTAGE = 4_000;

export interface Rounds {
  /** Resolves when the round under way has ended; no other follows. */
  readonly stop: () => Promise<void>;
}

/**
 * Does something again and again, about once a second, and keeps no process alive for it. What fails is told once, until
 * it goes well again.
 * @param event under which it is logged
 * @param waits the sentence for a round that failed
 */
export function startRounds(
  event: string,
  round: () => Promise<void>,
  waits: string,
  log: RoundsLog,
): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let out = false;
  let current: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      await round();
      if (out) log.info({ event }, 'the database answers again');
      out = false;
    } catch (error) {
      if (!out) log.error({ event, err: error }, waits);
      out = true;
    }
    if (!stopped) next((out ? AFTER_OUTAGE : EVERY) + Math.random() * JITTER);
  };
  const next = (delay: number) => {
    timer = setTimeout(() => {
      current = look();
    }, delay);
    timer.unref();
  };
  next(0);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
