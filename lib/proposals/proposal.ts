/**
 * What two people decide, and the roles of which one must be held to approve it. They stand in the database too
 * (`proposal_roles`), which has the last word.
 */
export const PROPOSAL_ROLES = {
  clause: ['legal'],
  law: ['legal', 'data_protection'],
  obligations: ['data_steward', 'risk_owner', 'data_protection'],
  exception: ['risk_owner', 'data_protection', 'security'],
  attribute: ['architect', 'legal', 'data_steward', 'security'],
  path: ['legal', 'data_protection', 'security'],
  role_grant: ['admin'],
  group_role: ['admin'],
} as const satisfies Record<string, readonly string[]>;

export type ProposalKind = keyof typeof PROPOSAL_ROLES;

/**
 * open: being written · submitted: waits for another person · approved: holds · ended: held, until another took its
 * place or somebody ended it · withdrawn: never held.
 */
export type ProposalState = 'open' | 'submitted' | 'approved' | 'ended' | 'withdrawn';

/** What somebody said of a proposal as it stood at a revision. */
export interface ProposalAnswer {
  readonly person: string;
  readonly verdict: 'approve' | 'request_changes';
  readonly message: string;
  readonly at: string;
  /** False once the proposal was edited afterwards. */
  readonly current: boolean;
}

/** A proposal as screens show it. `Content` is what the kind's zod schema gives. */
export interface ProposalDto<Content = unknown> {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly subject: string;
  /** From 1, within its subject. */
  readonly number: number;
  readonly content: Content;
  readonly state: ProposalState;
  readonly note: string;
  readonly revision: number;
  /** Names; those who cannot approve it. */
  readonly authors: readonly string[];
  readonly answers: readonly ProposalAnswer[];
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly endedAt: string | null;
  readonly singlePerson: boolean;
  readonly closing: boolean;
  readonly sample: boolean;
  /** What the one who looks may do: approve it, or why not, in a sentence. */
  readonly mayApprove: boolean;
  readonly whyNot: string | null;
}
