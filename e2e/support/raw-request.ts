import { type IncomingHttpHeaders, request } from 'node:http';

interface RawRequest {
  readonly method?: string;
  /** As it goes over the wire: no browser or library tidies it up. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** One request as an attacker writes it, with any Host, Origin or path. */
export function rawRequest(base: string, { method = 'GET', path, headers, body }: RawRequest) {
  const { hostname, port } = new URL(base);
  return new Promise<RawAnswer>((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers: { ...headers }, agent: false });
    call.on('response', (answer) => {
      answer.resume();
      answer.on('close', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
