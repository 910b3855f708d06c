import { type Applied, readApplied } from './applied';
import { authorise } from './authorise';
import type { DeliverySource } from './delivery-source';
import { preferredWait } from './prefer';
import { type DeliveryRequest, problemReply, type Reply, type RequestContext } from './reply';
import { servePolicy } from './serve-policy';
import { type ActivePolicy, compareVersions } from './snapshot';
import type { TokenRow } from './token';

/**
 * The active policy to a router that says what it runs and how long it would wait for something later. It is held only if
 * the answer would otherwise be that nothing has changed.
 */
export function pollPolicy(
  policy: ActivePolicy,
  token: TokenRow,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Reply | Promise<Reply> {
  const applied = readApplied(request.headers['router-applied']);
  if (isBehind(policy, applied)) {
    return catchUp(token, applied, source, context).then((now) =>
      'status' in now ? now : pollPolicy(now, token, request, source, context),
    );
  }
  const seconds = request.method === 'GET' ? preferredWait(request.headers.prefer) : 0;
  if (seconds === 0) return servePolicy(policy, request, source, context);
  return hold(policy, token, seconds, applied, request, source, context);
}

/**
 * The active policy after another look at the database, for a router that has a later version than this host; the
 * reply that sends it to another host if that look has brought none.
 */
export async function catchUp(
  token: TokenRow,
  applied: Applied | null,
  source: DeliverySource,
  context: RequestContext,
): Promise<ActivePolicy | Reply> {
  if (source.standing() === 'live') await source.recheck();
  const policy = source.snapshot()?.policies.get(token.environment);
  if (policy && !isBehind(policy, applied)) return policy;
  return problemReply('behind', 'This host has an earlier version than the router. Ask again.', context, {
    headers: { 'Retry-After': '1' },
  });
}

/** Whether a router has applied a later version than this host serves. */
export function isBehind(policy: ActivePolicy, applied: Applied | null): boolean {
  return applied !== null && compareVersions(policy, applied) < 0;
}

function hold(
  policy: ActivePolicy,
  token: TokenRow,
  seconds: number,
  applied: Applied | null,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Reply | Promise<Reply> {
  // Who names the version with its digest has it, whether or not a tag says so too: then a 304 is the answer.
  const conditional = request.headers['if-none-match'] !== undefined;
  const has =
    !conditional && applied?.digest === policy.bundle.digest && compareVersions(policy, applied) === 0;
  const asked = has ? { ...request, headers: { ...request.headers, 'if-none-match': '*' } } : request;
  const reply = servePolicy(policy, asked, source, context);
  const honoured = (of: Reply): Reply => ({
    ...of,
    headers: { ...of.headers, 'Preference-Applied': `wait=${seconds}` },
  });
  const passed = applied !== null && compareVersions(policy, applied) > 0;
  if (reply.status !== 304 || passed) return honoured(reply);
  // Up to a fifth sooner, so that requests that began together end apart; never past the token's own end.
  const left = token.expiresAt === null ? Number.POSITIVE_INFINITY : token.expiresAt - context.now;
  const ms = Math.min(seconds * 1_000 * (1 - context.random / 5), left);
  const wait = context.audience.wait({ token, beyond: policy, ms, gone: request.gone });
  if (!wait) return reply;
  return wait.then(async () => {
    const later = { ...context, now: Date.now() };
    const authorised = await authorise(request.headers.authorization, 'policy:read', source, later);
    if (!authorised.ok) return authorised.reply;
    const now = source.snapshot()?.policies.get(token.environment);
    if (!now) return noPolicy(token, later);
    const unchanged = compareVersions(now, policy) === 0;
    return honoured(servePolicy(now, unchanged ? asked : request, source, later));
  });
}

/** 404 in an environment in which nothing is published. */
export function noPolicy({ environment }: TokenRow, context: RequestContext): Reply {
  return problemReply('no-policy', `Nothing has been published in "${environment}" yet.`, context);
}
