/** One thing that was found at a provider, in a sentence. */
export interface ProviderFinding {
  readonly tone: 'good' | 'warning' | 'bad';
  readonly text: string;
}

/** What a provider says of itself, as far as it is looked at (OpenID Connect Discovery 1.0, section 3). */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly scopes_supported?: readonly string[] | undefined;
  readonly claims_supported?: readonly string[] | undefined;
  readonly response_types_supported?: readonly string[] | undefined;
  readonly code_challenge_methods_supported?: readonly string[] | undefined;
  readonly id_token_signing_alg_values_supported?: readonly string[] | undefined;
  readonly end_session_endpoint?: string | undefined;
  readonly backchannel_logout_supported?: unknown;
}

/** What is asked of it. */
export interface ProviderWishes {
  readonly scopes: readonly string[];
  readonly groupsClaim: string | null;
  /** How an ID token may be signed. */
  readonly signatures: readonly string[];
}

const good = (text: string): ProviderFinding => ({ tone: 'good', text });
const warning = (text: string): ProviderFinding => ({ tone: 'warning', text });
const bad = (text: string): ProviderFinding => ({ tone: 'bad', text });

/** What speaks for and against signing in at a provider, the most telling first. `keys` is how many it signs with. */
export function providerFindings(
  told: ProviderMetadata,
  keys: number,
  wishes: ProviderWishes,
): readonly ProviderFinding[] {
  const signs = told.id_token_signing_alg_values_supported ?? ['RS256'];
  const usable = signs.filter((one) => wishes.signatures.includes(one));
  const scopes = missing(wishes.scopes, told.scopes_supported);
  const claim = wishes.groupsClaim;
  const claims = claim === null ? [] : missing([claim], told.claims_supported);
  const flows = told.response_types_supported ?? ['code'];
  return [
    good(`Found ${told.issuer}.`),
    keys > 0
      ? good(keys === 1 ? 'It signs with one key.' : `It lists ${keys} keys to sign with.`)
      : bad('It lists no keys, so nothing that it says could be verified.'),
    ...(usable.length > 0
      ? []
      : [bad(`It signs with ${signs.join(', ')}, of which none is a key of its own. Choose RS256 there.`)]),
    ...(flows.includes('code') ? [] : [bad('It does not offer the authorisation code flow.')]),
    ...(told.code_challenge_methods_supported?.includes('S256')
      ? [good('It supports PKCE with S256.')]
      : [warning('It does not say that it supports PKCE with S256. It is used in any case.')]),
    ...(scopes.length > 0 ? [warning(`It does not list the scope ${scopes.join(', ')}.`)] : []),
    ...(claims.length > 0
      ? [warning(`It does not list the claim ${claims[0]}. Whether it is sent shows at the first sign-in.`)]
      : []),
    told.end_session_endpoint
      ? good('Signing out of Fairlead signs out there too.')
      : warning('It has no address for signing out: its own session goes on when somebody signs out here.'),
    told.backchannel_logout_supported === true
      ? good('It can end sessions here when somebody signs out there (back-channel logout).')
      : warning(
          'It does not offer back-channel logout: a session that ends there goes on here until it runs out.',
        ),
  ];
}

/** What is wished for and not on a list; a list that is not there leaves nothing out. */
function missing(wished: readonly string[], listed: readonly string[] | undefined): readonly string[] {
  return listed === undefined ? [] : wished.filter((one) => !listed.includes(one));
}
