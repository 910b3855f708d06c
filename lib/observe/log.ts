import pino, { type DestinationStream, type Logger } from 'pino';
import { env } from '@/lib/env';
import { errorFacts } from './error-facts';
import { requestInHand } from './request';

const shared = globalThis as typeof globalThis & { fairleadLog?: Logger };

/**
 * The log of a part of Fairlead: one JSON object a line on stdout, with `name` (the part), `requestId` while a request is
 * being answered, and `event` for programs that look for something. Every process writes with this one setup.
 */
export function log(name: string): Logger {
  shared.fairleadLog ??= writingTo(pino.destination(1));
  return shared.fairleadLog.child({ name });
}

/** Has everything of this process logged to `destination` from now on; back to stdout without one. For tests. */
export function logTo(destination?: DestinationStream): void {
  if (destination) shared.fairleadLog = writingTo(destination);
  else delete shared.fairleadLog;
}

/** What nobody passes on purpose. */
const SECRET = ['authorization', 'cookie', 'password', 'secret', 'token_secret', 'connectionString'];

function writingTo(destination: DestinationStream): Logger {
  const options = {
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ ...requestInHand() }),
    // What a line says itself goes before what is known around it.
    mixinMergeStrategy: (line: object, around: object) => ({ ...around, ...line }),
    serializers: { err: (error: unknown) => errorFacts(error) },
    redact: SECRET.flatMap((name) => [name, `*.${name}`]),
  };
  return pino(options, destination);
}
