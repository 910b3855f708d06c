import { noSnapshot } from './authorise';
import type { DeliverySource } from './delivery-source';
import { httpDate, problemReply, type Reply, type RequestContext } from './reply';

const encoder = new TextEncoder();

/** The root-signed key set, which is public: what a router verifies releases and proofs with. */
export function serveKeys(source: DeliverySource, context: RequestContext): Reply {
  const document = source.keySet();
  if (document === null) {
    if (!source.snapshot()) return noSnapshot(context);
    return problemReply('not-found', 'This installation has no signing keys yet.', context);
  }
  const body = encoder.encode(`${document}\n`);
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json',
      // A router asks when it meets a key that it does not know: an answer from a cache would not have it either.
      'Cache-Control': 'no-store',
      'Content-Length': String(body.length),
      'X-Content-Type-Options': 'nosniff',
      Date: httpDate(context.now),
      'X-Request-Id': context.requestId,
    },
    body,
  };
}
