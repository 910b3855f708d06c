import { createRemoteJWKSet, type JWTVerifyGetKey, customFetch as joseFetch } from 'jose';
import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi';
import { AppError } from '@/lib/core/errors';
import { env } from '@/lib/env';
import { guardedRequest } from '@/lib/http/guarded-fetch';

/** What a provider says of itself, and the keys that it signs with. */
export interface Discovered {
  readonly server: AuthorizationServer & { readonly jwks_uri: string };
  readonly keys: JWTVerifyGetKey;
}

/** How tokens may be signed: with a key of the provider's own. `none` and what is made with the client secret are not. */
export const SIGNATURES = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** Ms for which what a provider said of itself is believed. */
const KEPT = 600_000;
const kept = new Map<string, { readonly at: number; readonly found: Discovered }>();

interface FetchInit {
  readonly method: string;
  readonly headers: Headers | Record<string, string>;
  readonly body?: URLSearchParams | null | undefined;
}

/** Every request to a provider, guarded like all addresses that somebody typed in. */
function guarded(address: string, { method, headers, body }: FetchInit): Promise<Response> {
  return guardedRequest(
    address,
    { method, headers: Object.fromEntries(new Headers(headers)), ...(body && { body: String(body) }) },
    { inside: env().FAIRLEAD_INSIDE_HOSTS },
  );
}

/** What the library takes with each request. Which addresses may be called, and how, is for the guard to say. */
export const requestOptions = { [customFetch]: guarded, [allowInsecureRequests]: true } as const;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0), kept for ten minutes. Its keys are fetched when a token
 * names one that is not known, at most twice a minute.
 *
 * @throws AppError refused when it cannot be reached, or only where nobody may reach; an error of oauth4webapi otherwise
 */
export async function discover(issuer: string, now: Date): Promise<Discovered> {
  const known = kept.get(issuer);
  if (known && now.getTime() - known.at < KEPT) return known.found;
  const found = await discoverAnew(issuer);
  kept.set(issuer, { at: now.getTime(), found });
  return found;
}

/** Whether a token could not be checked because the provider's keys cannot be had now: it may well be good. */
export function isWithoutKeys(error: unknown): boolean {
  return error instanceof AppError || NO_KEYS.includes((error as { code?: string }).code ?? '');
}

/** jose's, of which the first is what it answers where the address of the keys does not answer as one. */
const NO_KEYS = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'];

/** What `discover` keeps, asked now. */
export async function discoverAnew(issuer: string): Promise<Discovered> {
  const address = new URL(issuer);
  const response = await discoveryRequest(address, requestOptions);
  const server = await processDiscoveryResponse(address, response);
  const { jwks_uri } = server;
  if (!jwks_uri || !server.authorization_endpoint || !server.token_endpoint) {
    throw new TypeError('a provider without keys or endpoints');
  }
  const keys = createRemoteJWKSet(new URL(jwks_uri), { [joseFetch]: guarded });
  return { server: { ...server, jwks_uri }, keys };
}
