import { acknowledgementOf } from './acknowledgement';
import { readApplied } from './applied';
import type { DeliverySource } from './delivery-source';
import { retryFrame } from './event-frames';
import { catchUp, isBehind } from './long-poll';
import { type DeliveryRequest, httpDate, problemReply, type Reply, type RequestContext } from './reply';
import { type ActivePolicy, compareVersions } from './snapshot';
import type { TokenRow } from './token';

/** Ms until a client whose stream has ended comes back. */
const RETRY_MS = { least: 3_000, most: 10_000 };
/** Ms, give or take a fifth. */
const LIFETIME_MS = 1_800_000;

/** Server-sent events: the version that is active now, unless `Last-Event-ID` names it, and each one after it. */
export function serveEvents(
  policy: ActivePolicy,
  token: TokenRow,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Reply | Promise<Reply> {
  const last = readApplied(request.headers['last-event-id']);
  if (isBehind(policy, last)) {
    return catchUp(token, last, source, context).then((now) =>
      'status' in now ? now : serveEvents(now, token, request, source, context),
    );
  }
  const { audience, random } = context;
  if (!audience.hasRoom()) {
    const detail = 'This host takes no more streams now. Poll, or try again later.';
    return problemReply('unavailable', detail, context, { retryAfter: 5 });
  }
  const router = acknowledgementOf(request.headers, token, context.now);
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/event-stream',
      // A coding would hold frames back until it has enough of them.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
      Date: httpDate(context.now),
      'X-Request-Id': context.requestId,
    },
    body: null,
    stream: (sink) => {
      sink.write(retryFrame(Math.round(RETRY_MS.least + (RETRY_MS.most - RETRY_MS.least) * random)));
      return audience.join({
        token,
        sink,
        seen: () => router && source.acknowledge({ ...router, said: null, seenAt: Date.now() }),
        has: last && compareVersions(policy, last) === 0 ? policy.versionText : null,
        lifetimeMs: LIFETIME_MS * (0.8 + 0.4 * random),
      });
    },
  };
}
