import type { RejectionReason } from './rejection';

/** Where the policy in force came from. */
export type PolicySource = 'server' | 'cache' | 'bootstrap';

/** How a router stands. Times are `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export interface RouterStatus {
  readonly environment: string;
  /** This running copy, as the server knows it. */
  readonly instance: string;
  /** `signed`: by what a pinned root key vouches for. `tls`: because of the connection it came over, and nothing else. */
  readonly trust: 'signed' | 'tls';
  /** The number of the key set in force; null before there is one, and with `tls`. */
  readonly keysVersion: number | null;
  /** When that is past its time: nothing new is believed from then until there is another. */
  readonly keysExpireAt: string | null;
  /** `<epoch>.<version>` of the policy in force; null when there is none. */
  readonly version: string | null;
  readonly digest: string | null;
  readonly source: PolicySource | null;
  /** When a server last answered at all. */
  readonly answeredAt: string | null;
  /**
   * When this was last proved to be the policy in force: the time of the newest proof of freshness; with `tls`, when a
   * server in touch with its database said so.
   */
  readonly provenAt: string | null;
  /** The age of that; null when there is no policy. */
  readonly ageSeconds: number | null;
  /** Whether that is longer than the release's `staleAfter`. */
  readonly stale: boolean;
  /** Whether every request is denied: there is no policy, or it is older than the release's `denyAfter`. */
  readonly denying: boolean;
  /** The last policy that was refused and has not been replaced since. */
  readonly rejected: {
    readonly reason: RejectionReason;
    readonly version: string;
    readonly digest: string;
    readonly message: string;
  } | null;
  /** Why the last poll failed; null if it did not. */
  readonly lastError: string | null;
}
