import pino from 'pino';

/** Where a source reports to; pino's loggers are such. Nothing secret is ever passed. */
export interface SourceLog {
  readonly info: (data: object, message: string) => void;
  readonly warn: (data: object, message: string) => void;
  readonly error: (data: object, message: string) => void;
}

/** The delivery plane's log, as JSON lines on stdout. */
export function deliveryLog(level: string) {
  return pino({
    name: 'delivery',
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    // Nothing passes these on purpose; an error from a library might carry them.
    redact: ['*.authorization', '*.password', '*.connectionString', 'err.config', 'err.client'],
  });
}
