/** Where what runs by itself reports to; pino's loggers are such. */
export interface RoundsLog {
  readonly info: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** Rounds that find what has come due within about a second. */
export const EACH_SECOND = { everyMs: 900, jitterMs: 200, afterFailureMs: 4_000 } as const;
