import { request } from 'node:http';
import { type Audience, audienceOf } from '../audience';
import type { DeliverySource } from '../delivery-source';
import { deliveryHost } from '../host';
import type { SourceLog } from '../log';
import { metricsOf } from '../metrics';
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

/** An answer that goes on. */
export interface Following extends Omit<Answer, 'body'> {
  readonly received: () => string;
  /** Whether the host has ended it. */
  readonly ended: () => boolean;
  readonly leave: () => void;
}

/** A host under test. */
export interface Adapter {
  /** Whether it sends bundles as they are only. */
  readonly identityOnly: boolean;
  readonly audience: Audience;
  readonly send: (sent: Sent) => Promise<Answer>;
  /** Like `send` for an answer that goes on: what has come so far, and how to leave. */
  readonly follow: (sent: Sent) => Promise<Following>;
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
  return { identityOnly: false, audience: host.audience, send, follow, close: () => host.close(100) };
}

/** The handlers that the Next.js host's route files export: app/api/v1/delivery-routes.test.ts checks that they do. */
export async function routeHandlerAdapter(source: DeliverySource, log: SourceLog): Promise<Adapter> {
  const audience = audienceOf(source);
  const metrics = metricsOf(source, audience);
  replaceProcessSource({ source, log, audience, metrics, started: Promise.resolve() });
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
  const follow = async ({ method, path, headers }: Sent): Promise<Following> => {
    const response = await handlers.GET(
      new Request(new URL(path, 'http://127.0.0.1:3000'), { method, headers }),
    );
    const reader = response.body?.getReader();
    let text = '';
    let ended = false;
    const read = async () => {
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) break;
        text += Buffer.from(value);
      }
      ended = true;
    };
    void read();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      received: () => text,
      ended: () => ended,
      leave: () => void reader?.cancel(),
    };
  };
  return {
    identityOnly: true,
    audience,
    send,
    follow,
    close: async () => {
      audience.drain();
      replaceProcessSource(undefined);
    },
  };
}
