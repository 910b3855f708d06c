import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEM_TYPE, type ProblemKey, problem } from '@/lib/http/problem';
import { httpDate } from './reply';
import { requestIdOf } from './request-id';

const PROBLEM_OF_CODE: Readonly<Record<string, [ProblemKey, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'Request line and headers may have 16 KiB together.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'The request did not arrive whole in time.'],
};

/** What Node keeps with a connection and looks at in the same place: the first answer that is not at its end. */
type Connection = Duplex & { readonly _httpMessage?: ServerResponse | null };

/**
 * Answers bytes that are no HTTP request, or never became a whole one, and ends the connection; but not before the
 * requests that came before them have their answers, which a client counts.
 */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Connection): void {
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  // Bytes after a request that was to be the connection's last: its answer ends it.
  if (error.code === 'HPE_CLOSED_CONNECTION') return;
  const pending = socket._httpMessage;
  if (pending?.req.complete) {
    pending.once('finish', () => answerBrokenRequest(error, socket));
    return;
  }
  // The body is broken, and its sender has an answer already: it is thrown away as long as it comes.
  if (pending?.headersSent) {
    if (error.code === 'HPE_INVALID_EOF_STATE') socket.end();
    return;
  }
  const [key, detail] = PROBLEM_OF_CODE[error.code ?? ''] ?? [
    'malformed-http',
    'These bytes are not an HTTP request.',
  ];
  const requestId = requestIdOf(undefined);
  const content = problem(key, detail, requestId);
  const body = `${JSON.stringify(content)}\n`;
  const head = [
    `HTTP/1.1 ${content.status} ${STATUS_CODES[content.status] ?? ''}`,
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    'Cache-Control: no-store',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Date: ${httpDate(Date.now())}`,
    `X-Request-Id: ${requestId}`,
  ];
  // Ended, not destroyed: what was written must arrive; and destroyed once it has, whatever the client still sends.
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
