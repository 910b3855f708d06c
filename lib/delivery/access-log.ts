import type { SourceLog } from './log';
import type { Outcome } from './respond';

/** What was answered to one request. */
export interface Answered {
  readonly method: string;
  readonly outcome: Outcome;
  readonly requestId: string;
  /** Ms, never going back, when the request's headers were there and when the answer's last byte had been handed over. */
  readonly began: number;
  readonly ended: number;
}

/** Answers of one kind since the last that was logged. */
interface Kind {
  readonly every: number;
  unlogged: number;
  loggedAt: number;
}

/** The least ms between two lines of a kind: a line costs as much as many answers, and a busy host's tell no more than ten a second do. */
const GAP_MS = 100;

/**
 * Logs every answer of a 5xx status, one in 10 of 4xx and one in `every` of the others, with how many it stands for, and
 * the latter two at most ten times a second. Never a path, a query, a header or a body as they were sent, and of a token
 * its public id alone.
 */
export function accessLog(log: SourceLog, every: number): (answered: Answered) => void {
  const kind = (one: number): Kind => ({ every: one, unlogged: 0, loggedAt: Number.NEGATIVE_INFINITY });
  const refused = kind(10);
  const served = kind(every);
  const sampleOf = (of: Kind, now: number): number => {
    of.unlogged += 1;
    if (of.unlogged < of.every || (of.every > 1 && now - of.loggedAt < GAP_MS)) return 0;
    const stoodFor = of.unlogged;
    of.unlogged = 0;
    of.loggedAt = now;
    return stoodFor;
  };
  return ({ method, outcome, requestId, began, ended }) => {
    const { status, route, tokenId } = outcome;
    const sample = status >= 500 ? 1 : sampleOf(status >= 400 ? refused : served, ended);
    if (sample === 0) return;
    const ms = Math.round((ended - began) * 100) / 100;
    log.info({ event: 'request', method, route, status, token: tokenId, requestId, ms, sample }, 'answered');
  };
}
