import { type IncomingHttpHeaders, request } from 'node:http';

interface RawRequest {
  readonly method?: string;
  /** As it goes over the wire: no browser or library tidies it up. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sends a body that never ends instead, until there is an answer. */
  readonly endless?: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const CHUNK = Buffer.alloc(65_536, 0x20);
/** Bytes that go as fast as they are taken, more than any limit; then a little at a time. */
const AT_ONCE = 64 * 1024 * 1024;

/** One request as an attacker writes it, with any Host, Origin or path. */
export function rawRequest(base: string, { method = 'GET', path, headers, body, endless }: RawRequest) {
  const { hostname, port } = new URL(base);
  return new Promise<RawAnswer>((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const call = request({ hostname, port, path, method, headers: { ...headers }, agent: false });
    call.on('response', (answer) => {
      answered = true;
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('close', () => {
        call.destroy();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    call.on('error', (error) => {
      if (!answered) reject(error);
    });
    const more = () => {
      if (answered) return;
      sent += CHUNK.length;
      // Between two, so that an answer is seen while the other side still listens.
      const next = sent < AT_ONCE ? () => setImmediate(more) : () => setTimeout(more, 50);
      if (call.write(CHUNK)) next();
      else call.once('drain', next);
    };
    if (endless) more();
    else call.end(body);
  });
}
