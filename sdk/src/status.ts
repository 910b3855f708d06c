import type { RejectionReason } from './held';

/** Where the policy in force came from. */
export type PolicySource = 'server' | 'cache' | 'bootstrap';

/** How a router stands. Times are `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export interface RouterStatus {
  readonly environment: string;
  /** This running copy, as the server knows it. */
  readonly instance: string;
  /** `tls`: policies are trusted because of the connection they came over. They are not signed yet. */
  readonly trust: 'tls';
  /** `<epoch>.<version>` of the policy in force; null when there is none. */
  readonly version: string | null;
  readonly digest: string | null;
  readonly source: PolicySource | null;
  /** When a server last answered at all. */
  readonly answeredAt: string | null;
  /** When a server in touch with its database last said that this is the policy in force. */
  readonly provenAt: string | null;
  /** Since then; null when there is no policy. */
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
