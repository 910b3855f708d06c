import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A request that a router makes through the proxy. */
export interface Call {
  /** Which router: the first segment of the address that it was given. */
  readonly router: string;
  readonly path: string;
  readonly kind: 'policy' | 'manifest' | 'bundle' | 'events' | 'keys' | 'other';
  readonly headers: IncomingMessage['headers'];
}

/** A whole answer, on its way back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What goes wrong on the way. A part that is left out goes well. */
export interface NetworkFault {
  /** Takes the request over, which is then answered by it or never. */
  readonly take?: (call: Call, response: ServerResponse) => boolean;
  /** What the router gets in an answer's place; `null` = a connection that breaks. */
  readonly change?: (call: Call, answer: Answer) => Answer | null;
  /** What the router gets in place of what came on an event stream; `null` = nothing yet. */
  readonly chunk?: (call: Call, chunk: Buffer) => Buffer | null;
  /** Sends an answer in its own way. */
  readonly send?: (answer: Answer, response: ServerResponse) => void;
}

/** What routers have between themselves and the hosts. */
export interface FaultyNetwork {
  readonly url: (router: string) => string;
  /** Sets what goes wrong from now on, and cuts what is open, which would pass it by: event streams and held polls. */
  readonly set: (fault: NetworkFault | null) => void;
  /** How often something went wrong for a router since `set`. */
  readonly touched: (router: string) => number;
  /** Told of every answer that a host gave while nothing went wrong. */
  readonly record: (listener: ((call: Call, answer: Answer) => void) | null) => void;
  readonly close: () => Promise<void>;
}

/** Passes requests on to one of `ports` on loopback, which `choose` picks. */
export async function startNetwork(choose: () => number): Promise<FaultyNetwork> {
  let fault: NetworkFault | null = null;
  let listener: ((call: Call, answer: Answer) => void) | null = null;
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const open = new Set<ServerResponse>();
  const touch = ({ router }: Call) => counts.set(router, (counts.get(router) ?? 0) + 1);

  const server = createServer((asked, response) => {
    const [, router = '', rest = '/'] = /^\/(r\d+)(\/.*)$/.exec(asked.url ?? '') ?? [];
    const call: Call = { router, path: rest, kind: kindOf(rest), headers: asked.headers };
    open.add(response);
    response.on('close', () => open.delete(response));
    response.on('error', () => {});
    if (fault?.take?.(call, response)) return void touch(call);
    const onward = request({
      host: '127.0.0.1',
      port: choose(),
      path: rest,
      method: asked.method,
      headers: asked.headers,
      agent: false,
    });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      if (call.kind === 'events' && answer.statusCode === 200) return stream(call, answer, response);
      const chunks: Buffer[] = [];
      answer.on('error', () => response.destroy());
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const got: Answer = {
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        };
        if (!fault) listener?.(call, got);
        const given = fault?.change ? fault.change(call, got) : got;
        if (given !== got || fault?.send) touch(call);
        if (given === null) return void response.destroy();
        if (fault?.send) return fault.send(given, response);
        sendWhole(given, response);
      });
    });
    response.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  function stream(call: Call, answer: IncomingMessage, response: ServerResponse): void {
    answer.on('error', () => response.destroy());
    response.writeHead(answer.statusCode ?? 200, answer.headers);
    response.flushHeaders();
    answer.on('data', (chunk: Buffer) => {
      const given = fault?.chunk ? fault.chunk(call, chunk) : chunk;
      if (given !== chunk) touch(call);
      if (given) response.write(given);
    });
    answer.on('end', () => response.end());
  }

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: (router) => `http://127.0.0.1:${address.port}/${router}`,
    set: (next) => {
      fault = next;
      counts.clear();
      for (const response of open) response.destroy();
    },
    touched: (router) => counts.get(router) ?? 0,
    record: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Sends an answer as a server would that means well. */
export function sendWhole({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, Object.fromEntries(Object.entries(headers).filter(([, value]) => value)));
  response.end(status === 304 || status === 204 ? undefined : body);
}

function kindOf(path: string): Call['kind'] {
  if (/\/policy\/events(\?|$)/.test(path)) return 'events';
  if (/\/policy(\?|$)/.test(path)) return 'policy';
  if (/\/manifest(\?|$)/.test(path)) return 'manifest';
  if (path.includes('/sha-256/')) return 'bundle';
  return path.startsWith('/.well-known/fairlead-keys') ? 'keys' : 'other';
}
