import type { SourceLog } from './log';
import type { Outcome } from './respond';
import { sampling } from './sampling';

/** What was answered to one request. */
export interface Answered {
  readonly method: string;
  readonly outcome: Outcome;
  readonly requestId: string;
  /** Ms, never going back, when the request's headers were there and when the answer's last byte had been handed over. */
  readonly began: number;
  readonly ended: number;
}

/**
 * Logs every answer of a 5xx status, one in 10 of 4xx and one in `every` of the others, with how many it stands for, and
 * the latter two at most ten times a second. Never a path, a query, a header or a body as they were sent, and of a token
 * its public id alone.
 */
export function accessLog(log: SourceLog, every: number): (answered: Answered) => void {
  const sampled = sampling(every);
  return ({ method, outcome, requestId, began, ended }) => {
    const { status, route, tokenId } = outcome;
    const sample = sampled(status, ended);
    if (sample === 0) return;
    const ms = Math.round((ended - began) * 100) / 100;
    log.info({ event: 'request', method, route, status, token: tokenId, requestId, ms, sample }, 'answered');
  };
}
