/** What can be asked to be approved: a draft, a return to an earlier version, the lifting of a stop. */
export const REVIEW_KINDS = ['publish', 'rollback', 'lift'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** A person's answer. `withdraw` takes the one before it back. */
export const VERDICTS = ['approve', 'request_changes', 'withdraw'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface GivenVerdict {
  readonly person: Named;
  readonly verdict: Verdict;
  readonly message: string;
  /** ISO instant. */
  readonly at: string;
}

/** What decides whether something may take effect in an environment. */
export interface ApprovalFacts {
  /** How many must approve. */
  readonly required: number;
  /** Who may: those who hold one of these there or everywhere. */
  readonly roles: readonly string[];
  /** Null = nobody was asked. */
  readonly review: {
    readonly id: string;
    /** What it was asked for is no longer what would take effect. */
    readonly outdated: boolean;
  } | null;
  /** Who wrote it or asked for it: they do not count. */
  readonly authors: readonly Named[];
  /** In the order given. */
  readonly verdicts: readonly GivenVerdict[];
  /** Persons who hold one of `roles` now and have not left. */
  readonly holders: readonly Named[];
}

export interface Approval extends ApprovalFacts {
  /** Each person's latest answer that counts now. */
  readonly approvals: readonly GivenVerdict[];
  /** Those who asked for changes and stand by it. */
  readonly objections: readonly GivenVerdict[];
  /** Who could still approve. */
  readonly askable: readonly Named[];
  /** Why it may not take effect now, each in a sentence; empty = it may. */
  readonly blocked: readonly string[];
}

/**
 * What the answers so far come to. The database counts by itself (`review_approvers`) and refuses a version that this
 * would have let pass wrongly.
 */
export function approvalOf(facts: ApprovalFacts): Approval {
  const authors = new Set(facts.authors.map(({ id }) => id));
  const holders = new Set(facts.holders.map(({ id }) => id));
  const latest = [...new Map(facts.verdicts.map((given) => [given.person.id, given])).values()];
  const counting = latest.filter(({ person }) => holders.has(person.id));
  const approvals = counting.filter(
    ({ person, verdict }) => verdict === 'approve' && !authors.has(person.id),
  );
  const objections = counting.filter(({ verdict }) => verdict === 'request_changes');
  const approved = new Set(approvals.map(({ person }) => person.id));
  const askable = facts.holders.filter(({ id }) => !authors.has(id) && !approved.has(id));
  return {
    ...facts,
    approvals,
    objections,
    askable,
    blocked: blocking(facts, approvals.length, objections, askable),
  };
}

function blocking(
  { required, roles, review }: ApprovalFacts,
  given: number,
  objections: readonly GivenVerdict[],
  askable: readonly Named[],
): string[] {
  const sentences: string[] = [];
  if (objections.length > 0) {
    sentences.push(`${listNames(objections.map(({ person }) => person))} requested changes.`);
  }
  if (required === 0) return sentences;
  if (!review)
    return [`It needs ${approvalsWords(required)} from the role ${roleWords(roles)}. Nobody was asked yet.`];
  if (review.outdated) {
    return [
      'What would take effect is no longer what approval was requested for. Look at it and request approval again.',
    ];
  }
  const missing = required - given;
  if (missing > 0) {
    const needs = given === 0 ? approvalsWords(missing) : approvalsWords(missing, 'more');
    sentences.push(`It needs ${needs} from the role ${roleWords(roles)}.`);
    if (askable.length < missing) sentences.push(tooFew(roles, askable.length));
  }
  return sentences;
}

function tooFew(roles: readonly string[], askable: number): string {
  const others =
    askable === 0
      ? 'Nobody else holds'
      : `Only ${askable === 1 ? 'one other' : askable} hold${askable === 1 ? 's' : ''}`;
  return `${others} the role ${roleWords(roles)}, and authors do not count: an administrator has to grant it to someone.`;
}

/** "1 approval", "2 more approvals". */
function approvalsWords(count: number, more = ''): string {
  return `${count}${more && ` ${more}`} approval${count === 1 ? '' : 's'}`;
}

/** Keys of roles as they stand in a sentence: "publisher", "publisher or risk owner". */
export function roleWords(roles: readonly string[]): string {
  return joined(
    roles.map((role) => role.replaceAll('_', ' ')),
    'or',
  );
}

/** "Ada", "Ada and Ben", "Ada, Ben and 3 others". */
export function listNames(people: readonly Named[], shown = 4): string {
  const names = people.map(({ name }) => name);
  if (names.length <= shown) return joined(names, 'and');
  return `${names.slice(0, shown - 1).join(', ')} and ${names.length - shown + 1} others`;
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
