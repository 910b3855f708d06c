import type { InvitationState } from './invitation-rules';
import type { Grant } from './person-schema';

/** A person as the people screen shows them. Instants as ISO 8601 in UTC. */
export interface PersonDto {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  /** Given by somebody. */
  readonly grants: readonly Grant[];
  /** Given by groups of providers. */
  readonly groupGrants: readonly GroupGrant[];
  readonly revision: number;
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
  /** Set when the person was deactivated and cannot sign in. */
  readonly deactivatedAt: string | null;
  readonly secondFactor: boolean;
  /** Where they sign in, or who told of them; null = with a password of their own. */
  readonly provider: { readonly key: string; readonly name: string } | null;
  /** A directory keeps their name and whether they are active. */
  readonly fromDirectory: boolean;
  /** Browsers that are signed in. */
  readonly sessions: number;
}

/** A role that somebody holds for being in a group. */
export interface GroupGrant extends Grant {
  readonly group: string;
  readonly provider: { readonly key: string; readonly name: string };
}

export interface InvitationDto {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly state: InvitationState;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly invitedBy: string | null;
}

/** What the holder of an invitation's link sees. */
export interface OpenedInvitation {
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly state: InvitationState;
  readonly expiresAt: string;
}
