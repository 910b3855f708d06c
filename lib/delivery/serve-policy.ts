import { type DeliverySource, policySource } from './delivery-source';
import { CODINGS, type Coding, chooseCoding, matchTag } from './negotiate';
import { type DeliveryRequest, httpDate, problemReply, type Reply, type RequestContext } from './reply';
import type { ActivePolicy, StoredBundle } from './snapshot';

export const POLICY_TYPE = 'application/vnd.fairlead.policy+json; version=1';

/** The active policy: whole, or 304 when the client has it. */
export function servePolicy(
  policy: ActivePolicy,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Reply {
  const shared = sharedHeaders(policy, policySource(source.standing()), source.freshness(policy));
  return serveForm(policy.bundle, policy.tags, policy.allTags, request, context, shared);
}

type From = ReturnType<typeof policySource>;
interface Shared {
  readonly from: From;
  readonly proof: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What every answer about a policy says until there is another proof: not put together anew for each poll. */
const made = new WeakMap<ActivePolicy, Shared>();

function sharedHeaders(policy: ActivePolicy, from: From, proof: string | null): Shared['headers'] {
  const before = made.get(policy);
  if (before && before.from === from && before.proof === proof) return before.headers;
  const headers = {
    Vary: 'Accept-Encoding',
    'Cache-Control': 'private, no-cache',
    'Policy-Version': policy.versionText,
    'Policy-Source': from,
    // On a 304 too: without a proof it would say no more than whoever sent it.
    ...(policy.releaseJws !== null && { 'Policy-Release': policy.releaseJws }),
    ...(policy.releaseJws !== null && proof !== null && { 'Policy-Freshness': proof }),
  };
  made.set(policy, { from, proof, headers });
  return headers;
}

/** A bundle at its immutable address. */
export function serveBundle(bundle: StoredBundle, request: DeliveryRequest, context: RequestContext): Reply {
  return serveForm(bundle, bundle.tags, Object.values(bundle.tags), request, context, {
    Vary: 'Accept-Encoding',
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
}

/**
 * One form of a bundle by `Accept-Encoding` and `If-None-Match`. A range is not offered, so `Range` is passed over and
 * the answer is whole. Preconditions count only where the answer would have been 200, so 406 comes first.
 */
function serveForm(
  bundle: StoredBundle,
  tags: Readonly<Record<Coding, string>>,
  allTags: readonly string[],
  request: DeliveryRequest,
  context: RequestContext,
  shared: Readonly<Record<string, string>>,
): Reply {
  const coding = chooseCoding(request.headers['accept-encoding']);
  if (coding === null) {
    return problemReply('not-acceptable', `The policy comes as ${CODINGS.join(', ')}.`, context, {
      headers: { Vary: 'Accept-Encoding' },
    });
  }
  const matched = matchTag(request.headers['if-none-match'], allTags, tags[coding]);
  if (matched !== null) {
    return {
      status: 304,
      headers: { ETag: matched, ...shared, Date: httpDate(context.now), 'X-Request-Id': context.requestId },
      body: null,
    };
  }
  const form = bundle.forms[coding];
  return {
    status: 200,
    headers: {
      'Content-Type': POLICY_TYPE,
      ...(coding !== 'identity' && { 'Content-Encoding': coding }),
      'Content-Length': String(form.bytes.length),
      ETag: tags[coding],
      'Repr-Digest': form.reprDigest,
      'Accept-Ranges': 'none',
      'X-Content-Type-Options': 'nosniff',
      ...shared,
      Date: httpDate(context.now),
      'X-Request-Id': context.requestId,
    },
    body: form.bytes,
  };
}
