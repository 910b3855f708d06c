import { request } from 'node:http';
import type { Answer } from './case';

/** A request as a case gives it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** An answer that goes on. */
export interface Following extends Omit<Answer, 'body'> {
  readonly received: () => string;
  /** Whether the host has ended it. */
  readonly ended: () => boolean;
  readonly leave: () => void;
}

/** How cases reach a host: each request on a connection of its own. */
export interface Wire {
  readonly send: (sent: Sent) => Promise<Answer>;
  /** Like `send` for an answer that goes on: what has come so far, and how to leave. */
  readonly follow: (sent: Sent) => Promise<Following>;
}

/** The wire to a port on loopback. */
export function wireTo(port: number): Wire {
  const send = ({ method, path, headers, body }: Sent) =>
    new Promise<Answer>((done, fail) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        { host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () =>
            done({
              status: response.statusCode ?? 0,
              headers: response.headers as Record<string, string>,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  const follow = ({ method, path, headers }: Sent) =>
    new Promise<Following>((done, fail) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        let text = '';
        let ended = false;
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('error', () => {});
        response.on('end', () => {
          ended = true;
        });
        done({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          received: () => text,
          ended: () => ended,
          leave: () => sent.destroy(),
        });
      });
      sent.on('error', fail);
      sent.end();
    });
  return { send, follow };
}
