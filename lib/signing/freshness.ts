import { demand, isCount, isDigest, readMembers } from './reading';

/** What a delivery host states: that this release was the active one at `iat`, when it had just read the primary. */
export interface Freshness {
  /** SHA-256 of the release's JWS as it is sent (ASCII), lower-case hex. */
  readonly release: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}

/** @throws SignatureProblem for what is not a proof of freshness */
export function readFreshness(value: unknown): Freshness {
  const { release, iat, exp } = readMembers(value, 'freshness');
  demand(isDigest(release) && isCount(iat) && isCount(exp) && iat < exp, 'freshness');
  return { release, iat, exp };
}

/** How a proof names a release. */
export async function releaseHash(jws: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(jws));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
