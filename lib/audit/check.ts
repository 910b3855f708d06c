/** One check of the whole trail. */
export interface AuditCheckDto {
  readonly id: string;
  readonly startedAt: string;
  /** Null while it runs, or waits to. */
  readonly finishedAt: string | null;
  /** Who asked for it; null = the nightly one. */
  readonly askedBy: string | null;
  /** Entries looked at, of those there were at its beginning. */
  readonly entries: number;
  readonly total: number;
  /** Where the trail first departs from what was written, and how. */
  readonly fault: { readonly seq: string; readonly message: string } | null;
  /** Why it could not be finished. */
  readonly problem: string | null;
}

/** The hour of the night, UTC, at which the trail is checked. */
const HOUR = 2;

/** The last time before `now` at which a nightly check was due. */
export function lastNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(HOUR, 0, 0, 0);
  if (night > now) night.setUTCDate(night.getUTCDate() - 1);
  return night;
}
