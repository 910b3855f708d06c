import { roleWords } from './approval';
import type { EnvironmentDto } from './dto';

/** An environment's rule as Settings shows it. */
export interface ApprovalRuleDto {
  readonly environment: EnvironmentDto;
  readonly revision: number;
  readonly approvalsRequired: number;
  readonly approvalRoles: readonly string[];
  readonly openReviews: number;
  /** The roles of each person who holds one that may approve there. */
  readonly holders: readonly (readonly string[])[];
}

/** What an environment asks for, as people read it: "One other person with publisher must approve." */
export function ruleSentence(required: number, roles: readonly string[]): string {
  if (required === 0) return 'Nobody else has to approve: whoever may publish does.';
  const who = roles.length === 0 ? 'a role that is not chosen yet' : `the role ${roleWords(roles)}`;
  return required === 1
    ? `One other person with ${who} must approve.`
    : `${COUNTS[required] ?? required} other people with ${who} must approve.`;
}

/**
 * What an administrator is warned of: rules that can hardly be met. An author's own approval does not count, so one
 * person more than is required has to hold a role.
 */
export function ruleWarning(required: number, roles: readonly string[], holders: number): string | null {
  if (required === 0 || roles.length === 0 || holders > required) return null;
  const who = holders === 0 ? 'Nobody holds' : holders === 1 ? 'One person holds' : `${holders} people hold`;
  if (holders < required) return `${who} the role ${roleWords(roles)}: nothing could be approved here.`;
  return `${who} the role ${roleWords(roles)}: what one of them writes could not be approved here.`;
}

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
