import type { Scope } from '@/lib/auth/scopes';
import { AppError } from '@/lib/core/errors';
import { internalProblem, type ProblemKey, problemOfError } from '@/lib/http/problem';
import type { Check } from '@/lib/observe/check';
import { acknowledgementOf } from './acknowledgement';
import { type Authorised, authorise, insufficientScope } from './authorise';
import type { DeliverySource } from './delivery-source';
import { noPolicy, pollPolicy } from './long-poll';
import { buildManifest } from './manifest';
import { METRICS_TYPE } from './metrics';
import {
  type DeliveryRequest,
  httpDate,
  jsonReply,
  problemReply,
  type Reply,
  type RequestContext,
  withoutBody,
} from './reply';
import { METHODS, matchRoute, type Route, type RouteName } from './routes';
import { serveEvents } from './serve-events';
import { serveKeys } from './serve-keys';
import { serveBundle } from './serve-policy';
import { serveResolve } from './serve-resolve';
import { serveTelemetry } from './serve-telemetry';
import type { TokenRow } from './token';

/** A reply, and what a log may say of it: never a path, a query or a header as they were sent. */
export interface Outcome extends Reply {
  readonly route: RouteName | 'none';
  /** The public id of the token that was let in. */
  readonly tokenId: string | null;
}

/**
 * Answers a request to the read API: the one place that decides what both hosts say. Synchronous on the way that routers
 * take all day; a promise where the database or the body has to be waited for. Never throws and never rejects: a defect
 * is a 500 without details, and `report` has had it.
 */
export function respond(
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
  report: (error: unknown, requestId: string) => void,
): Outcome | Promise<Outcome> {
  const route = matchRoute(request.path);
  const name = route?.name ?? 'none';
  const finish = (reply: Reply, token?: TokenRow): Outcome => {
    const { status, headers, body, stream } = request.method === 'HEAD' ? withoutBody(reply) : reply;
    return { status, headers, body, ...(stream && { stream }), route: name, tokenId: token?.id ?? null };
  };
  const fail = (error: unknown): Outcome => finish(failure(error, context, report));
  try {
    const { metrics } = context;
    if (!route || (route.name === 'metrics' && !metrics)) {
      return finish(problemReply('not-found', 'There is nothing at this address.', context));
    }
    if (!METHODS[route.name].includes(request.method)) return finish(wrongMethod(route.name, context));
    if (route.name === 'healthz') return finish(jsonReply(200, { status: 'ok' }, context));
    if (route.name === 'readyz')
      return soon(context.checks(), (checks) => finish(readiness(checks, source, context)), fail);
    if (route.name === 'metrics') {
      return soon(metrics?.() ?? '', (text) => finish(metricsReply(text, context)), fail);
    }
    if (route.name === 'keys') return finish(serveKeys(source, context));
    const enter = (authorised: Authorised): Outcome | Promise<Outcome> => {
      if (!authorised.ok) return finish(authorised.reply);
      const { token } = authorised;
      const reply = serve(route, token, request, source, context);
      return reply instanceof Promise
        ? reply.then((late) => finish(late, token)).catch(fail)
        : finish(reply, token);
    };
    const authorised = authorise(request.headers.authorization, scopeOf(route.name), source, context);
    return authorised instanceof Promise ? authorised.then(enter).catch(fail) : enter(authorised);
  } catch (error) {
    return fail(error);
  }
}

function serve(
  route: Extract<Route, { environment: string } | { digest: string } | { name: 'telemetry' }>,
  token: TokenRow,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Reply | Promise<Reply> {
  if (route.name === 'telemetry') return serveTelemetry(token, request, source, context);
  if (route.name === 'bundle') return findBundle(route.digest, token, request, source, context);
  if (route.environment !== token.environment)
    return insufficientScope('policy:read', context, token.environment);
  const router = acknowledgementOf(request.headers, token, context.now);
  if (router) source.acknowledge(router);
  const policy = source.snapshot()?.policies.get(token.environment);
  if (!policy) return noPolicy(token, context);
  switch (route.name) {
    case 'policy':
      return pollPolicy(policy, token, request, source, context);
    case 'events':
      return serveEvents(policy, token, request, source, context);
    case 'manifest':
      return jsonReply(200, buildManifest(policy, source.standing(), source.freshness(policy)), context);
    case 'resolve':
      return serveResolve(policy, request, source, context);
  }
}

function scopeOf(name: RouteName): Scope {
  return name === 'telemetry' ? 'telemetry:write' : 'policy:read';
}

/** A bundle may have been released a moment ago, or so long ago that it is not in memory: both are worth a look. */
async function findBundle(
  digest: string,
  token: TokenRow,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Promise<Reply> {
  const released = () => source.snapshot()?.released.get(token.environment)?.has(digest) ?? false;
  if (!released() && source.standing() === 'live') await source.recheck();
  const absent = problemReply('not-found', `No such bundle was released in "${token.environment}".`, context);
  if (!released()) return absent;
  let bundle: Awaited<ReturnType<DeliverySource['bundle']>>;
  try {
    bundle = await source.bundle(digest);
  } catch {
    return problemReply(
      'unavailable',
      'This bundle is not in memory and the database does not answer.',
      context,
      {
        retryAfter: 2,
      },
    );
  }
  return bundle ? serveBundle(bundle, request, context) : absent;
}

function wrongMethod(name: RouteName, context: RequestContext): Reply {
  const allow = METHODS[name].join(', ');
  return problemReply('method-not-allowed', `This address takes ${allow}.`, context, {
    headers: { Allow: allow },
  });
}

/** Now if it is there, later if it has to be waited for. */
function soon<Value>(
  value: Value | Promise<Value>,
  then: (value: Value) => Outcome,
  fail: (error: unknown) => Outcome,
): Outcome | Promise<Outcome> {
  return value instanceof Promise ? value.then(then).catch(fail) : then(value);
}

function readiness(checks: readonly Check[], source: DeliverySource, context: RequestContext): Reply {
  const told = checks.map(({ name, ok, reason }) => ({ name, ok, reason }));
  const missing = checks.filter(({ ok, needed }) => needed && !ok);
  if (missing.length === 0) {
    return jsonReply(200, { status: 'ready', source: source.standing(), checks: told }, context);
  }
  const [key] = missing.map(({ name }) => PROBLEM_OF_CHECK[name] ?? 'not-ready');
  const detail = missing.map(({ reason }) => reason).join(' ');
  return problemReply(key ?? 'not-ready', detail, context, { retryAfter: 5, more: { checks: told } });
}

const PROBLEM_OF_CHECK: Readonly<Record<string, ProblemKey>> = { policy: 'no-snapshot', tokens: 'cut-off' };

function metricsReply(body: string, context: RequestContext): Reply {
  const length = String(Buffer.byteLength(body));
  const headers = {
    'Content-Type': METRICS_TYPE,
    'Cache-Control': 'no-store',
    'Content-Length': length,
    'X-Content-Type-Options': 'nosniff',
    Date: httpDate(context.now),
    'X-Request-Id': context.requestId,
  };
  return { status: 200, headers, body };
}

function failure(
  error: unknown,
  context: RequestContext,
  report: (error: unknown, requestId: string) => void,
): Reply {
  if (!(error instanceof AppError)) {
    report(error, context.requestId);
    return jsonReply(500, internalProblem(context.requestId), context, {
      'Content-Type': 'application/problem+json',
    });
  }
  const problem = problemOfError(error, context.requestId);
  const retryAfter =
    problem.status === 503 ? { 'Retry-After': String(1 + Math.round(context.random * 4)) } : {};
  return jsonReply(problem.status, problem, context, {
    'Content-Type': 'application/problem+json',
    ...retryAfter,
  });
}
