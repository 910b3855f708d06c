import type { Release } from '../../lib/signing/release';
import type { Rejection } from './rejection';

/** That a release was the active one. */
export interface Proof {
  /** When. Ms since 1970. */
  readonly at: number;
  /** The JWS that says so; null where the connection does. */
  readonly freshness: string | null;
}

/** How a release was signed. */
export interface Signed {
  readonly release: string;
  /** The key set by which it was verified, as it was served. */
  readonly keys: string;
}

/** A release that is believed. */
export interface Judged {
  readonly release: Release;
  readonly signed: Signed | null;
  /** Null: nothing proves that it is the active one. It is no worse than before for that, and grows stale. */
  readonly proof: Proof | null;
  /** Why a proof that came with it is no proof, where no host would have sent it. */
  readonly doubt: Rejection | null;
}
