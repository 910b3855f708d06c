import { emailSchema, nameSchema } from './person-schema';

/** What a provider says of somebody who signed in, with everything that is not as it should be left out. */
export interface ProviderClaims {
  /** By which the provider knows them, for ever. */
  readonly subject: string;
  /** As emailSchema leaves it. */
  readonly email: string | null;
  /** Whether the provider has made sure that the address is theirs. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** Null = not told: there are too many for a token, or nobody asked. */
  readonly groups: readonly string[] | null;
  /** True when there are groups and the provider left them out for their number (Entra ID). */
  readonly groupsLeftOut: boolean;
}

type Claims = Readonly<Record<string, unknown>>;

/** Longer lists and names are cut off: no directory has them, and a mapping names no such group. */
const MOST_GROUPS = 2000;
const LONGEST_GROUP = 300;

/**
 * Reads the claims of an ID token and what the UserInfo endpoint added (OpenID Connect Core 1.0, section 5.1).
 * @param groupsClaim the claim that lists groups, or a path to it with dots ("realm_access.roles"); null = none
 */
export function readClaims(claims: Claims, groupsClaim: string | null): ProviderClaims {
  const email = emailSchema.safeParse(claims.email);
  const groupsLeftOut = groupsClaim !== null && overage(claims, groupsClaim);
  return {
    subject: String(claims.sub ?? ''),
    email: email.success ? email.data : null,
    emailVerified: email.success && isVerified(claims),
    name: nameOf(claims),
    groups: groupsClaim === null || groupsLeftOut ? null : groupsOf(claims, groupsClaim),
    groupsLeftOut,
  };
}

/** Of whose e-mail an address is: said by one document, or one would vouch for what another says. */
const EMAIL_CLAIMS = ['email', 'email_verified', 'xms_edov'];

/**
 * What an ID token and the answer of the UserInfo endpoint say together. The token is signed, so it wins; what it leaves out is taken from the
 * other. E-mail and whether it is verified come from one of the two: from the answer only where the token tells no e-mail, or tells
 * the same one and not whether it is verified.
 */
export function joinedClaims(token: Claims, answer: Claims): Claims {
  const vouches = EMAIL_CLAIMS.slice(1).some((claim) => token[claim] !== undefined);
  const ofToken =
    token.email === undefined ? answer.email === undefined : vouches || token.email !== answer.email;
  const from = ofToken ? token : answer;
  const email = EMAIL_CLAIMS.filter((claim) => from[claim] !== undefined).map((claim) => [
    claim,
    from[claim],
  ]);
  const rest = Object.entries({ ...answer, ...token }).filter(([claim]) => !EMAIL_CLAIMS.includes(claim));
  return Object.fromEntries([...rest, ...email]);
}

/**
 * Entra ID says nothing in `email_verified`; its optional claim `xms_edov` says that the owner of the e-mail's domain is
 * verified. Some providers send truth as text.
 */
function isVerified({ email_verified: verified, xms_edov: owned }: Claims): boolean {
  const yes = (value: unknown) => value === true || value === 'true';
  if (verified !== undefined) return yes(verified);
  return yes(owned) || owned === 1 || owned === '1';
}

function nameOf(claims: Claims): string | null {
  const { name, given_name: given, family_name: family, preferred_username: username } = claims;
  const whole = [given, family].filter((part) => typeof part === 'string').join(' ');
  for (const candidate of [name, whole, username]) {
    const parsed = nameSchema.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** A token takes 200 groups in Entra ID; then it says where to ask for them instead, which needs rights that we do not want. */
function overage(claims: Claims, groupsClaim: string): boolean {
  const elsewhere = claims._claim_names;
  const named = typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere;
  return valueAt(claims, groupsClaim) === undefined && (named || isTrue(claims.hasgroups));
}

const isTrue = (value: unknown) => value === true || value === 'true';

function groupsOf(claims: Claims, groupsClaim: string): string[] {
  const value = valueAt(claims, groupsClaim);
  const list = Array.isArray(value) ? value : [value];
  const groups = list
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one.length <= LONGEST_GROUP);
  return [...new Set(groups)].slice(0, MOST_GROUPS);
}

/** The claim by that very name, which may hold dots itself, or else along the path. */
function valueAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Claims)[part];
  }
  return value;
}
