import type { InvitationState } from './invitation-rules';
import type { Grant } from './person-schema';
import type { Role } from './roles';

/** A person as the people screen shows them. Instants as ISO 8601 in UTC. */
export interface PersonDto {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly grants: readonly Grant[];
  readonly revision: number;
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
  /** Set when the person was deactivated and cannot sign in. */
  readonly deactivatedAt: string | null;
}

export interface InvitationDto {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly state: InvitationState;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly invitedBy: string | null;
}

/** What the holder of an invitation's link sees. */
export interface OpenedInvitation {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly state: InvitationState;
  readonly expiresAt: string;
}
