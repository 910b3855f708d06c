import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fault does with one request: answers it itself (true), or lets it pass (false). */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;
/** What a fault does with an answer that comes back: its headers may be changed, and its bytes replaced. */
export type Tamper = (
  path: string,
  answer: { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer },
) => Buffer | undefined;

/** A proxy between a router and a host that goes wrong as told. */
export interface FaultyProxy {
  readonly url: string;
  fault: Fault | null;
  tamper: Tamper | null;
  /** Whether streams too are kept back until they end. */
  buffers: boolean;
  /** Those that are open. */
  readonly streams: Set<ServerResponse>;
  readonly requests: { path: string; status: number; headers: IncomingMessage['headers']; at: number }[];
  readonly close: () => Promise<void>;
}

/** Passes requests on to `port` on loopback. */
export async function startProxy(port: () => number): Promise<FaultyProxy> {
  const server = createServer((asked, response) => {
    const path = asked.url ?? '/';
    const seen = { path, status: 0, headers: asked.headers, at: Date.now() };
    proxy.requests.push(seen);
    response.on('close', () => {
      seen.status = response.statusCode;
    });
    if (proxy.fault?.(asked, response)) return;
    const onward = request(
      { host: '127.0.0.1', port: port(), path, method: asked.method, headers: asked.headers },
      (answer) => {
        if (!proxy.buffers && answer.headers['content-type'] === 'text/event-stream') {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          // Tests do not wait for as long as the host asks to, which is seconds.
          answer.on('data', (chunk) => response.write(String(chunk).replace(/^retry: \d+/, 'retry: 100')));
          answer.on('end', () => response.end());
          proxy.streams.add(response);
          response.on('close', () => proxy.streams.delete(response));
          return;
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const got = {
            status: answer.statusCode ?? 0,
            headers: { ...answer.headers },
            body: Buffer.concat(chunks),
          };
          const body = proxy.tamper?.(path, got) ?? got.body;
          response.writeHead(got.status, got.headers);
          response.end(got.status === 304 ? undefined : body);
        });
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: null,
    tamper: null,
    buffers: false,
    streams: new Set(),
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
