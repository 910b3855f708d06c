import type { Scope } from '@/lib/auth/scopes';
import type { DeliverySource } from './delivery-source';
import { provenRow, rememberProven } from './proven-tokens';
import { problemReply, type Reply, type RequestContext } from './reply';
import {
  bearer,
  type ParsedToken,
  parseToken,
  refuseToken,
  TOKEN_REFUSALS,
  type TokenRow,
  whyEnded,
} from './token';

/** A token that was let in, or the reply that refuses it. */
export type Authorised =
  | { readonly ok: true; readonly token: TokenRow }
  | { readonly ok: false; readonly reply: Reply };

/** Seconds after which to ask again, before jitter, when a token cannot be checked. */
const RETRY_CUT_OFF = 5;
const RETRY_NO_SNAPSHOT = 1;

/**
 * Lets a request in by its bearer token (RFC 6750). A token that memory does not hold may have been made a moment ago:
 * the database is asked before it is refused, which is the only case that waits.
 */
export function authorise(
  authorization: string | undefined,
  scope: Scope,
  source: DeliverySource,
  context: RequestContext,
): Authorised | Promise<Authorised> {
  const proven = provenRow(authorization, source);
  if (proven) return admit(proven, scope, source, context);
  const text = bearer(authorization);
  if (text === null) {
    return refused(
      problemReply('unauthenticated', 'Send a router token: "Authorization: Bearer flr_…".', context, {
        headers: { 'WWW-Authenticate': 'Bearer' },
      }),
    );
  }
  const parsed = parseToken(text);
  if (!parsed.ok) return invalidToken(TOKEN_REFUSALS[parsed.reason], context);
  const known = source.snapshot()?.tokens.has(parsed.id) ?? false;
  const checked = () => {
    const authorised = check(parsed, scope, source, context);
    if (authorised.ok) rememberProven(authorization, authorised.token);
    return authorised;
  };
  return known || source.standing() !== 'live' ? checked() : source.recheck().then(checked);
}

function check(
  parsed: Extract<ParsedToken, { ok: true }>,
  scope: Scope,
  source: DeliverySource,
  context: RequestContext,
): Authorised {
  const snapshot = source.snapshot();
  if (!snapshot) return refused(noSnapshot(context));
  const row = snapshot.tokens.get(parsed.id);
  if (!row && source.standing() !== 'live') return refused(cutOff(context));
  const refusal = refuseToken(row, parsed.secret, context.now);
  if (refusal) return invalidToken(TOKEN_REFUSALS[refusal], context);
  if (!row) throw new Error('refuseToken let a token without a row pass');
  return admit(row, scope, source, context);
}

/** What is left to check of a token whose secret is right: everything that may change while it stays so. */
function admit(row: TokenRow, scope: Scope, source: DeliverySource, context: RequestContext): Authorised {
  const ended = whyEnded(row, context.now);
  if (ended) return invalidToken(TOKEN_REFUSALS[ended], context);
  if (source.standing() === 'expired') return refused(cutOff(context));
  if (!row.scopes.includes(scope)) return refused(insufficientScope(scope, context));
  source.tokenUsed(row.id, context.now);
  return { ok: true, token: row };
}

function refused(reply: Reply): Authorised {
  return { ok: false, reply };
}

function invalidToken(detail: string, context: RequestContext): Authorised {
  return refused(
    problemReply('invalid-token', detail, context, {
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    }),
  );
}

/** 403 for what the token is not for; for an environment, whether it exists or not. */
export function insufficientScope(scope: Scope, context: RequestContext, environment?: string): Reply {
  const detail =
    environment === undefined
      ? `The token does not have the scope ${scope}.`
      : `The token is for the environment "${environment}" only.`;
  return problemReply('insufficient-scope', detail, context, {
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  });
}

/** 503 of a host that has not read anything yet. */
export function noSnapshot(context: RequestContext): Reply {
  return problemReply('no-snapshot', 'This host has not reached its database since it started.', context, {
    retryAfter: RETRY_NO_SNAPSHOT,
  });
}

/** 503 for a token that a host without its database can neither accept nor refuse. */
function cutOff(context: RequestContext): Reply {
  return problemReply(
    'cut-off',
    'This host cannot reach its database, so that it cannot tell whether the token is valid. Keep the policy you have.',
    context,
    { retryAfter: RETRY_CUT_OFF },
  );
}
