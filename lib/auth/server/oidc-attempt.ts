import type { OAuthConfig } from 'next-auth/providers/oauth';
import { db } from '@/lib/db/client';
import { log } from '@/lib/observe/log';
import type { SignInProblem } from '../sign-in-problem';
import { openClientSecret } from './identity-provider-records';
import { SIGNS_IN } from './identity-providers';
import { type Discovered, discover } from './oidc-discovery';
import { type Exchanged, exchangeCode, problemOf } from './oidc-exchange';
import { type ProviderSignIn, signInAtProvider, type Visitor } from './oidc-sign-in';

/** One request of somebody who signs in at a provider: on the way there, or back from it. */
export interface ProviderAttempt {
  /** The provider as next-auth takes it. */
  readonly option: OAuthConfig<Record<string, unknown>>;
  /** Signs in whom the provider vouched for in this request; null with `problem` said. */
  readonly signIn: () => Promise<ProviderSignIn | null>;
  /** What went wrong so far. */
  readonly problem: () => SignInProblem | null;
}

/**
 * Prepares one request for next-auth, which keeps state, PKCE verifier and nonce in cookies of its own that name the
 * provider, so that an answer of another is not taken.
 *
 * @returns null when no provider in use has this key, or the problem that keeps it from being asked
 */
export async function beginAttempt(
  key: string,
  visitor: Visitor,
  now: Date,
): Promise<ProviderAttempt | SignInProblem | null> {
  const row = await db().identityProvider.findFirst({
    where: { key, ...SIGNS_IN },
  });
  if (!row?.issuer || !row.clientId) return null;
  const { id, name, clientId, groupsClaim, scopes } = row;
  let there: Exchanged | null = null;
  let problem: SignInProblem | null = null;
  const note = (error: unknown) => {
    problem = problemOf(error);
    log('sign-in').warn({ event: 'provider_refused', provider: key, problem, reason: reasonOf(error) });
  };
  let found: Discovered;
  let clientSecret: string | null;
  try {
    [found, clientSecret] = await Promise.all([discover(row.issuer, now), openClientSecret(row)]);
  } catch (error) {
    note(error);
    return problem;
  }
  const { server } = found;
  const option: ProviderAttempt['option'] = {
    id: key,
    name,
    type: 'oauth',
    issuer: server.issuer,
    authorization: { url: server.authorization_endpoint ?? '', params: { scope: scopes.join(' ') } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    clientId,
    token: {
      request: async ({ provider, params, checks }) => {
        // Its types leave the nonce out.
        const kept: { state?: string; nonce?: string; code_verifier?: string } = checks;
        const { state = '', nonce = '', code_verifier: codeVerifier = '' } = kept;
        const answer = new URLSearchParams(
          Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        );
        const connection = { clientId, clientSecret, redirectUri: provider.callbackUrl, groupsClaim, found };
        try {
          there = await exchangeCode(connection, answer, { state, nonce, codeVerifier });
        } catch (error) {
          note(error);
          throw error;
        }
        return { tokens: { id_token: there.idToken } };
      },
    },
    userinfo: { request: async () => ({ ...there?.claims }) },
    profile: (claims) => ({ id: String(claims.sub), sessionStamp: '', sessionId: '' }),
  };
  const signIn = async () => {
    if (!there) return null;
    const outcome = await signInAtProvider(id, there, visitor, now).catch((error: unknown) => {
      log('sign-in').error({ event: 'provider_sign_in_failed', provider: key, err: error });
      return { problem: 'failed' } as const;
    });
    if (!('problem' in outcome)) return outcome;
    problem = outcome.problem;
    log('sign-in').info({ event: 'provider_sign_in_refused', provider: key, problem });
    return null;
  };
  return { option, signIn, problem: () => problem };
}

/** What was wrong, for whoever runs Fairlead: never a token or a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, error: said } = error as { code?: unknown; error?: unknown };
  return [error.message, code, said].filter((part) => typeof part === 'string').join(': ');
}
