import type { Audience } from './audience';
import type { DeliverySource } from './delivery-source';
import { openStream, readStream } from './fetch-body';
import type { SourceLog } from './log';
import type { Metrics } from './metrics';
import type { DeliveryRequest } from './reply';
import { requestIdOf } from './request-id';
import { respond } from './respond';

/**
 * The read API for a Next.js route handler. Next drops `Content-Encoding` and `Content-Length` of what a handler returns,
 * so bundles are sent as they are, and Next's own compression, under which their strong entity tags would be wrong, is
 * kept away from them.
 */
export async function respondToFetch(
  request: Request,
  source: DeliverySource,
  audience: Audience,
  metrics: Metrics,
  log: SourceLog,
): Promise<Response> {
  const headers: DeliveryRequest['headers'] = Object.fromEntries(request.headers);
  const { pathname, search } = new URL(request.url);
  const requestId = requestIdOf(headers['x-request-id']);
  const {
    status,
    headers: answered,
    body,
    stream,
    route,
  } = await respond(
    {
      method: request.method,
      path: pathname,
      query: search.slice(1),
      headers,
      body: (limit) => readStream(request, limit),
      gone: (listener) => request.signal.addEventListener('abort', listener, { once: true }),
    },
    source,
    {
      now: Date.now(),
      requestId,
      random: Math.random(),
      identityOnly: true,
      audience,
      metrics: metrics.text,
    },
    (error) => log.error({ event: 'defect', requestId, err: error }, 'a request met a defect'),
  );
  metrics.answered(route, status);
  if (stream) return new Response(openStream(stream), { status, headers: answered });
  return new Response(body as BodyInit | null, { status, headers: answered });
}
