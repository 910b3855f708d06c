import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { withinRequest } from '@/lib/observe/request';

/** What is served at the same port and is none of the read API's. */
export interface Elsewhere {
  /** Whether it answers such a request, whose path is as it was sent, without the query. */
  readonly takes: (path: string, method: string) => boolean;
  readonly answer: (request: IncomingMessage, response: ServerResponse, named: Named) => void;
}

/** What is known of a request that is given away. */
export interface Named {
  /** As it was sent, without the query. */
  readonly path: string;
  readonly requestId: string;
}

/** Ms without a byte until a connection is ended there: a publish may wait five minutes for the routers. */
const STALLED_MS = 330_000;

/**
 * Gives a request away, under its id: whoever answers it finds that in the header, and in the request in hand. While the
 * host ends, its connection goes with the answer.
 */
export function handOver(
  { answer }: Elsewhere,
  request: IncomingMessage,
  response: ServerResponse,
  named: Named,
  server: Server,
  draining: () => boolean,
): void {
  // Node sets the timeout of the server again with the next request.
  request.socket.setTimeout(STALLED_MS);
  request.headers['x-request-id'] = named.requestId;
  response.setHeader('X-Request-Id', named.requestId);
  if (draining()) response.setHeader('Connection', 'close');
  // An answer that had begun before has promised to keep the connection: while others are still taken, the next one ends it.
  response.once('close', () => {
    if (draining() && !server.listening) setImmediate(() => server.closeIdleConnections());
  });
  withinRequest({ requestId: named.requestId }, () => answer(request, response, named));
}
