/** How a router stands to the version in force. */
export const STANDINGS = ['current', 'behind', 'rejecting', 'silent', 'empty'] as const;
export type RouterStanding = (typeof STANDINGS)[number];

/** A router that was not seen for longer is silent: it polls each 15 s, and an open stream is noted as often. */
export const SILENT_AFTER_MS = 60_000;
/** A router that was not seen for longer is counted no more. */
export const GONE_AFTER_MS = 86_400_000;

/** What orders versions. */
export interface Release {
  readonly epoch: number;
  readonly version: number;
  /** SHA-256 of its bundle. */
  readonly digest?: string | undefined;
}

/** What of a router tells how it stands. */
export interface Seen {
  readonly epoch: number | null;
  readonly version: number | null;
  /** SHA-256 of the bundle, if it said so. */
  readonly digest?: string | null;
  /** It refused a policy, and has applied none since. */
  readonly refusing: boolean;
  readonly lastSeenAt: Date;
}

/**
 * How a router stands at `now`, when `active` is in force (null = nothing is published). One that is ahead of it, as after
 * a publish that this reader has not seen yet, is no worse than current. One that has another content under the same number is
 * not: it was given something else, which nobody here published.
 */
export function standingOf(seen: Seen, active: Release | null, now: Date): RouterStanding {
  if (now.getTime() - seen.lastSeenAt.getTime() > SILENT_AFTER_MS) return 'silent';
  if (seen.refusing) return 'rejecting';
  if (seen.version === null || seen.epoch === null) return 'empty';
  if (active === null) return 'current';
  const ahead = seen.epoch - active.epoch || seen.version - active.version;
  const other = ahead === 0 && Boolean(seen.digest && active.digest && seen.digest !== active.digest);
  return ahead < 0 || other ? 'behind' : 'current';
}

/** A router as screens and the API show it. Instants as ISO 8601 in UTC. */
export interface RouterDto {
  /** As it names itself. */
  readonly instance: string;
  readonly token: { readonly id: string; readonly name: string };
  readonly library: string | null;
  readonly libraryVersion: string | null;
  /** `<epoch>.<version>`; null = it has no policy. */
  readonly version: string | null;
  readonly digest: string | null;
  /** When it was first seen with that version. */
  readonly appliedAt: string | null;
  /** The last policy that it refused, until it applies another. */
  readonly rejected: { readonly digest: string; readonly reason: string; readonly at: string } | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly standing: RouterStanding;
}
