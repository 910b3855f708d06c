import { type IncomingHttpHeaders, request } from 'node:http';

interface RawRequest {
  readonly method?: string;
  /** As it goes over the wire: no browser or library tidies it up. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sends this many bytes instead, without saying how many there will be, until there is an answer. */
  readonly endless?: number;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Bytes of the body that had been handed over by then. */
  readonly sent: number;
}

const CHUNK = Buffer.alloc(65_536, 0x20);

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
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, sent });
      });
    });
    call.on('error', (error) => {
      if (!answered) reject(error);
    });
    const more = () => {
      if (answered || sent >= (endless ?? 0)) {
        if (!answered) call.end();
        return;
      }
      sent += CHUNK.length;
      // Between two, so that an answer is seen while the other side still listens.
      if (call.write(CHUNK)) setImmediate(more);
      else call.once('drain', () => setImmediate(more));
    };
    if (endless === undefined) call.end(body);
    else more();
  });
}
