import { canonicalJson } from '../../lib/policy/canonical';
import { PolicyError } from '../../lib/policy/errors';
import { parseJson } from '../../lib/policy/json';
import { prepare } from '../../lib/policy/prepare';
import type { Prepared } from '../../lib/policy/prepared';
import type { Release } from '../../lib/signing/release';
import type { Judged, Signed } from './judged';
import { Rejection } from './rejection';
import { compareReleases, type Ratchet } from './release';

/** A policy that was verified and is ready to be evaluated. */
export interface Held {
  readonly release: Release;
  /** Null where the connection was trusted. */
  readonly signed: Signed | null;
  readonly etag: string | null;
  /** The exact bytes, for the cache; the digest is theirs. */
  readonly bytes: Uint8Array;
  readonly prepared: Prepared;
}

/** SHA-256 in lower-case hex. */
async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Refuses a release that may not take the place of what is held: another environment's, or another content under the
 * same number.
 *
 * @throws Rejection
 */
export function checkRelease(
  release: Release,
  environment: string,
  { ratchet, held }: { readonly ratchet: Ratchet | null; readonly held: Held | null },
): void {
  if (release.env !== environment) {
    throw new Rejection('wrong_environment', release, `it is for "${release.env}", not "${environment}"`);
  }
  if (ratchet && compareReleases(release, ratchet) === 0 && release.digest !== ratchet.digest) {
    throw new Rejection(
      'equivocation',
      release,
      `the same version was ${ratchet.digest}, and is now ${release.digest}`,
    );
  }
  if (!held || compareReleases(release, held.release) !== 0) return;
  if (canonicalJson(release.overlay) !== canonicalJson(held.release.overlay)) {
    throw new Rejection('equivocation', release, 'the same version had another overlay');
  }
}

/** Whether these are the bytes that the release names. */
export async function areReleased(bytes: Uint8Array, release: Release): Promise<boolean> {
  return bytes.length === release.size && (await sha256Hex(bytes)) === release.digest;
}

/**
 * A policy ready for use from bytes that were found to be the released ones.
 *
 * @throws Rejection `invalid` or `wrong_environment`
 */
export function hold(
  bytes: Uint8Array,
  { release, signed }: Pick<Judged, 'release' | 'signed'>,
  etag: string | null,
): Held {
  let prepared: Prepared;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    prepared = prepare(parseJson(text), release.overlay);
  } catch (error) {
    if (!(error instanceof PolicyError) && !(error instanceof TypeError)) throw error;
    throw new Rejection('invalid', release, error.message);
  }
  if (prepared.environment !== release.env) {
    throw new Rejection('wrong_environment', release, `its bundle is for "${prepared.environment}"`);
  }
  return { release, signed, etag, bytes, prepared };
}
