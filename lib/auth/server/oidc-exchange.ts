import { jwtVerify } from 'jose';
import {
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  type Client,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  None,
  processAuthorizationCodeResponse,
  processUserInfoResponse,
  ResponseBodyError,
  userInfoRequest,
  validateAuthResponse,
} from 'oauth4webapi';
import { joinedClaims } from '../provider-claims';
import type { SignInProblem } from '../sign-in-problem';
import { type Discovered, isWithoutKeys, requestOptions, SIGNATURES } from './oidc-discovery';

/** Seconds by which a provider's clock may differ from ours. */
export const CLOCK_SKEW = 60;

/** A provider as it is asked. */
export interface Connection {
  readonly clientId: string;
  /** Null for a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  readonly redirectUri: string;
  readonly groupsClaim: string | null;
  readonly found: Discovered;
}

/** What a browser was given when it left for the provider. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Exchanged {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
  /** The provider's own session (`sid`), by which it ends ours. */
  readonly session: string | null;
}

/**
 * Exchanges the code that a browser came back with, and says who it was: state, issuer, PKCE, nonce, audience, times and the
 * signature of the ID token are checked (OpenID Connect Core 1.0, section 3.1.3; RFC 9207; RFC 7636).
 *
 * @throws whatever is wrong; `problemOf` says what that is
 */
export async function exchangeCode(
  connection: Connection,
  answer: URLSearchParams,
  expected: Expected,
): Promise<Exchanged> {
  const { clientId, redirectUri, found } = connection;
  const { server, keys } = found;
  const client: Client = { client_id: clientId, [clockTolerance]: CLOCK_SKEW };
  const parameters = validateAuthResponse(server, client, answer, expected.state);
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    authentication(connection),
    parameters,
    redirectUri,
    expected.codeVerifier,
    requestOptions,
  );
  const tokens = await processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: expected.nonce,
    requireIdToken: true,
  });
  const idToken = tokens.id_token ?? '';
  const { payload } = await jwtVerify(idToken, keys, {
    issuer: server.issuer,
    audience: clientId,
    algorithms: SIGNATURES,
    clockTolerance: CLOCK_SKEW,
    requiredClaims: ['sub', 'iat', 'exp'],
  });
  const subject = String(payload.sub);
  const more = await userInfo(connection, client, payload, tokens.access_token, subject);
  return {
    claims: { ...joinedClaims(payload, more), sub: subject },
    idToken,
    session: typeof payload.sid === 'string' ? payload.sid : null,
  };
}

function authentication({ clientSecret, found }: Connection) {
  if (clientSecret === null) return None();
  const methods = found.server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const posts = !methods.includes('client_secret_basic') && methods.includes('client_secret_post');
  return posts ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
}

/** What an ID token leaves out. Without an answer only what the token says holds, and nothing is known of groups. */
async function userInfo(
  { found, groupsClaim }: Connection,
  client: Client,
  told: Readonly<Record<string, unknown>>,
  accessToken: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>>> {
  const wanted = ['email', 'email_verified', 'name', ...(groupsClaim ? [groupsClaim] : [])];
  if (!found.server.userinfo_endpoint || wanted.every((claim) => told[claim] !== undefined)) return {};
  try {
    const response = await userInfoRequest(found.server, client, accessToken, requestOptions);
    return { ...(await processUserInfoResponse(found.server, client, subject, response)) };
  } catch {
    return groupsClaim && told[groupsClaim] === undefined ? { hasgroups: true } : {};
  }
}

/** Why somebody could not be signed in, from what was thrown on the way. */
export function problemOf(error: unknown): SignInProblem {
  if (isWithoutKeys(error)) return 'unreachable';
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'cancelled' : 'failed';
  }
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant') return 'stale';
    return ['invalid_client', 'unauthorized_client'].includes(error.error) ? 'misconfigured' : 'failed';
  }
  return 'untrusted';
}
