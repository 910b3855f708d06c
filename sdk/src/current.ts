import type { Held } from './held';
import type { Claimed, RejectionReason } from './rejection';
import type { Ratchet } from './release';
import type { Trust } from './trust';

/** What the router brings to a poll. */
export interface Current {
  readonly trust: Trust;
  readonly held: Held | null;
  /** The highest release ever held, on this disk: nothing below it is taken. */
  readonly ratchet: Ratchet | null;
  /** The last release that proved unusable, and its tag, so that it is not downloaded at every poll. */
  readonly unusable: { readonly etag: string; readonly release: Claimed } | null;
  /** What was refused last and has not been replaced since. */
  readonly rejected: { readonly digest: string; readonly reason: RejectionReason } | null;
  readonly instance: string;
}
