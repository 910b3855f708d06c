/** Hours for which an invitation's link works. */
export const INVITATION_HOURS = 72;

export interface InvitationDates {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  /** When it was revoked. */
  readonly archivedAt: Date | null;
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** When an invitation made now ends. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_HOURS * 3_600_000);
}

/** Only an open invitation can be accepted or revoked. It ends at the very instant of `expiresAt`. */
export function invitationState(invitation: InvitationDates, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.archivedAt) return 'revoked';
  return now < invitation.expiresAt ? 'open' : 'expired';
}
