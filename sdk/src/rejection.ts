import type { Release } from '../../lib/signing/release';
import { versionText } from './release';

/** Every reason for which a policy is refused. */
export const REJECTION_REASONS = [
  /** The bytes are not those that the release names. */
  'digest',
  /** The bundle or the overlay is not valid. */
  'invalid',
  /** It is another environment's. */
  'wrong_environment',
  /** The same version as the one held, with another content. */
  'equivocation',
  /** No release key that the root vouches for has signed it. */
  'signature',
  /** It is not signed at all, and root keys are pinned. */
  'unsigned',
  /** Its epoch is above what the root allows. */
  'epoch',
  /** What came as proof that it is the active one is signed by nobody who may, or is about another release. */
  'freshness',
  /** The key set that it needs is signed by no root that is trusted, or is none. */
  'keys',
  /** The key set that it needs is older than one that was seen. */
  'rollback',
  /** The key set that it needs is past its time. */
  'expired_keys',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Which release a refusal is about: as far as it could be read, and not believed for that. */
export type Claimed = Pick<Release, 'epoch' | 'version' | 'digest'>;

/** A policy that is not taken, and why. What was held before is kept. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  /** Set where asking again would give the same: the tag under which the server has it. */
  etag: string | null = null;

  constructor(
    readonly reason: RejectionReason,
    readonly release: Claimed,
    readonly detail: string,
  ) {
    super(`policy ${versionText(release)} is rejected: ${detail}`);
  }

  /** The same, with where it was found. */
  inside(place: string): Rejection {
    return new Rejection(this.reason, this.release, `${place}: ${this.detail}`);
  }
}
