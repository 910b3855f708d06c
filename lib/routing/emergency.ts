/** Milliseconds within which a second person is to ratify what one did at once. */
export const RATIFY_WITHIN = 24 * 3_600_000;

/** What became of it. It never undoes itself: one that is overdue stays in force, and is shown as overdue. */
export type EmergencyState = 'waiting' | 'overdue' | 'ratified' | 'ended';

/** What one person did at once, as screens show it. Instants as ISO 8601. */
export interface EmergencyDto {
  readonly environment: string;
  readonly environmentName: string;
  readonly production: boolean;
  /** The version it made. */
  readonly version: number;
  readonly kind: 'stop' | 'rollback';
  /** "Stopped channel openai", "Rolled back to version 4". */
  readonly what: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly ratifyBy: string;
  readonly state: EmergencyState;
  readonly ratified: { readonly by: string; readonly at: string; readonly note: string } | null;
  readonly endedAt: string | null;
  /** Why the reader may not ratify it, in a sentence; null = may. */
  readonly blocked: string | null;
}

/** Whether it still waits for a second person. */
export function isOpen({ state }: Pick<EmergencyDto, 'state'>): boolean {
  return state === 'waiting' || state === 'overdue';
}

/** What became of an emergency at an instant. */
export function emergencyState(
  row: { readonly ratifyBy: Date; readonly ratifiedAt: Date | null; readonly endedAt: Date | null },
  now: Date,
): EmergencyState {
  if (row.ratifiedAt) return 'ratified';
  if (row.endedAt) return 'ended';
  return now > row.ratifyBy ? 'overdue' : 'waiting';
}
