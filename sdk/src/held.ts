import { PolicyError } from '../../lib/policy/errors';
import { parseJson } from '../../lib/policy/json';
import { prepare } from '../../lib/policy/prepare';
import type { Prepared } from '../../lib/policy/prepared';
import type { Release } from '../../lib/signing/release';
import { compareReleases, type Ratchet, versionText } from './release';

/** A policy that was verified and is ready to be evaluated. */
export interface Held {
  readonly release: Release;
  readonly etag: string | null;
  /** The exact bytes, for the cache; the digest is theirs. */
  readonly bytes: Uint8Array;
  readonly prepared: Prepared;
}

export type RejectionReason =
  /** The bytes are not those that the release names. */
  | 'digest'
  /** The bundle or the overlay is not valid. */
  | 'invalid'
  /** It is another environment's. */
  | 'wrong_environment'
  /** The same version as the one held, with another content. */
  | 'equivocation';

/** A policy that is not taken, and why. What was held before is kept. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  /** Set where asking again would give the same: the tag under which the server has it. */
  etag: string | null = null;

  constructor(
    readonly reason: RejectionReason,
    readonly release: Release,
    detail: string,
  ) {
    super(`policy ${versionText(release)} is rejected: ${detail}`);
  }
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
export function checkRelease(release: Release, environment: string, ratchet: Ratchet | null): void {
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
export function hold(bytes: Uint8Array, release: Release, etag: string | null): Held {
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
  return { release, etag, bytes, prepared };
}
