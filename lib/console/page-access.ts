import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Sampled, sampling } from '@/lib/delivery/sampling';
import { countRequest } from '@/lib/observe/console-metrics';
import { log } from '@/lib/observe/log';
import { requestKind } from './request-kind';

/** Of what goes well, one in so many is logged; of what is refused, one in ten, as in the access log of the read API. */
const EVERY = 10;

/**
 * Counts and logs each answer of the pages' side once its last byte is out or its client has gone, with the pattern of its
 * route and never its path, query, headers or body.
 * @returns what to call as a request comes in
 */
export function pageAccess(
  patternOf: (path: string) => string | null,
): (request: IncomingMessage, response: ServerResponse, path: string, requestId: string) => void {
  const sample: Sampled = sampling(EVERY);
  const lines = log('console');
  return (request, response, path, requestId) => {
    const began = performance.now();
    const kind = requestKind(path, request.headers);
    response.once('close', () => {
      const ended = performance.now();
      const status = response.statusCode;
      countRequest(kind, status, (ended - began) / 1_000);
      const stoodFor = sample(status, ended);
      if (stoodFor === 0) return;
      const facts = {
        event: 'request',
        method: request.method,
        kind,
        route: kind === 'asset' ? null : patternOf(path),
        status,
        requestId,
        ms: Math.round((ended - began) * 100) / 100,
        sample: stoodFor,
        // Its client went before it had all of it.
        ...(!response.writableFinished && { cut: true }),
      };
      lines.info(facts, 'answered');
    });
  };
}
