import { request } from 'node:http';
import type { DeliverySource } from '../delivery-source';
import { deliveryHost } from '../host';
import type { SourceLog } from '../log';
import { replaceProcessSource } from '../process-source';
import * as handlers from '../route-handlers';
import type { Answer } from './case';

/** A request as a case gives it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** A host under test. */
export interface Adapter {
  /** Whether it sends bundles as they are only. */
  readonly identityOnly: boolean;
  readonly send: (sent: Sent) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** The `node:http` host, over a socket. */
export async function nodeAdapter(source: DeliverySource, log: SourceLog): Promise<Adapter> {
  const host = deliveryHost({ source, log, sampleEvery: 1 });
  const port = await host.listen(0, '127.0.0.1');
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
  return { identityOnly: false, send, close: () => host.close(100) };
}

/** The handlers that the Next.js host's route files export: app/api/v1/delivery-routes.test.ts checks that they do. */
export async function routeHandlerAdapter(source: DeliverySource, log: SourceLog): Promise<Adapter> {
  replaceProcessSource({ source, log, started: Promise.resolve() });
  const send = async ({ method, path, headers, body }: Sent): Promise<Answer> => {
    const url = new URL(path, 'http://127.0.0.1:3000');
    const handler = (handlers as Readonly<Record<string, (request: Request) => Promise<Response>>>)[method];
    if (!handler) throw new Error(`no route handler for ${method}`);
    const response = await handler(
      new Request(url, { method, headers, ...(body !== undefined && { body: body as BodyInit }) }),
    );
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  };
  return { identityOnly: true, send, close: async () => replaceProcessSource(undefined) };
}
