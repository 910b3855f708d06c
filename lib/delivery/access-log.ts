import type { SourceLog } from './log';
import type { Outcome } from './respond';

/** What was answered to one request. */
export interface Answered {
  readonly method: string;
  readonly outcome: Outcome;
  readonly requestId: string;
  /** Ms from the request's headers to the answer's last byte being handed over. */
  readonly ms: number;
}

/**
 * Logs every answer of a 5xx status, one in 10 of 4xx and one in `every` of the others. Never a path, a query, a header
 * or a body as they were sent, and of a token its public id alone.
 */
export function accessLog(log: SourceLog, every: number): (answered: Answered) => void {
  let count = 0;
  return ({ method, outcome, requestId, ms }) => {
    count += 1;
    const { status } = outcome;
    const sample = status >= 500 ? 1 : status >= 400 ? 10 : every;
    if (count % sample !== 0) return;
    const { route, tokenId } = outcome;
    log.info(
      {
        event: 'request',
        method,
        route,
        status,
        token: tokenId,
        requestId,
        ms: Math.round(ms * 100) / 100,
        sample,
      },
      'answered',
    );
  };
}
