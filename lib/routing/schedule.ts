/** Milliseconds: a publish that could not be made within this long of its time is not made at all. */
export const MISSED_AFTER = 3_600_000;

/** Milliseconds: as far ahead as a publish can be put. */
const FURTHEST = 366 * 86_400_000;

/** Why nothing can be scheduled for that instant, in a sentence; null = it can. */
export function timeProblem(at: Date, now: Date): string | null {
  if (at <= now) return 'Choose a time in the future.';
  if (at.getTime() > now.getTime() + FURTHEST) return 'Choose a time within a year.';
  return null;
}

/** Whether a publish is so late that it would surprise whoever counted on its time. */
export function isMissed(publishAt: Date, now: Date): boolean {
  return now.getTime() - publishAt.getTime() > MISSED_AFTER;
}

/** A schedule as screens show it. Instants as ISO 8601. */
export interface ScheduleDto {
  readonly id: string;
  readonly environment: string;
  /** The draft's name. */
  readonly draft: string;
  readonly publishAt: string;
  readonly reason: string;
  readonly by: string;
  readonly state: 'waiting' | 'failed' | 'cancelled';
  /** Why nothing came of it, in a sentence; null while it waits. */
  readonly failure: string | null;
  readonly finishedAt: string | null;
}
