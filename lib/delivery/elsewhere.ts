import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** What is served at the same port and is none of the read API's. */
export interface Elsewhere {
  /** Whether it answers such a request, whose path is as it was sent, without the query. */
  readonly takes: (path: string, method: string) => boolean;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Ms without a byte until a connection is ended there: a publish may wait five minutes for the routers. */
const STALLED_MS = 330_000;

/** Gives a request away. While the host ends, its connection goes with the answer. */
export function handOver(
  { answer }: Elsewhere,
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  draining: () => boolean,
): void {
  // Node sets the timeout of the server again with the next request.
  request.socket.setTimeout(STALLED_MS);
  if (draining()) response.setHeader('Connection', 'close');
  // An answer that had begun before has promised to keep the connection.
  response.once('close', () => {
    if (draining()) setImmediate(() => server.closeIdleConnections());
  });
  answer(request, response);
}
