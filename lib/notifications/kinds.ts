/** What people and webhooks are told of. Keys stand in rows, preferences and webhooks' events: they never change. */
export const NOTIFICATION_KINDS = {
  approval_wanted: {
    name: 'Approval wanted',
    summary: 'Something waits for you: a clause, a label, an exception, a policy',
    mail: 'at_once',
  },
  changes_requested: {
    name: 'Changes requested',
    summary: 'Somebody asks for changes of what you put up',
    mail: 'at_once',
  },
  assigned: { name: 'Assigned', summary: 'A clause was given to you, or is due', mail: 'digest' },
  contract_date: {
    name: 'Notice deadlines and ends',
    summary: 'A contract’s notice deadline or end comes near: 90, 60, 30 and 7 days before',
    mail: 'at_once',
  },
  certificate_date: {
    name: 'Certificates ending',
    summary: 'A vendor’s certificate comes to its end: 90, 30 and 7 days before',
    mail: 'digest',
  },
  clearance_ending: {
    name: 'Clearances ending',
    summary: 'What an active policy routes to is about to close: 30 and 7 days before',
    mail: 'at_once',
  },
  discrepancy: {
    name: 'Sources disagree',
    summary: 'An import brought values that other sources state differently',
    mail: 'digest',
  },
  policy_published: {
    name: 'Policy published',
    summary: 'A new version of a policy is in force',
    mail: 'none',
  },
  policy_narrowed: {
    name: 'Policy narrowed',
    summary: 'Evidence ended, and Fairlead closed what rested on it',
    mail: 'at_once',
  },
  audit_fault: {
    name: 'Audit trail altered',
    summary: 'A check found that the audit trail is not what was written',
    mail: 'at_once',
  },
  kill_switch: {
    name: 'Stops',
    summary: 'Somebody stopped or lifted an offering, a channel or a vendor',
    mail: 'at_once',
  },
  account_changed: {
    name: 'Your account',
    summary: 'Your password was set by a link, or an administrator reset your second factor',
    mail: 'at_once',
  },
} as const satisfies Record<
  string,
  { readonly name: string; readonly summary: string; readonly mail: MailChoice }
>;

/** Whether and how a kind is mailed: alone, or once a day with the others. */
export const MAIL_CHOICES = ['none', 'at_once', 'digest'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;
export const NOTIFICATION_KIND_KEYS = Object.keys(NOTIFICATION_KINDS) as readonly NotificationKind[];

/** How somebody wants to hear of a kind. */
export interface Preference {
  readonly kind: NotificationKind;
  /** Shown in the console. */
  readonly console: boolean;
  readonly mail: MailChoice;
}

/** A person's preferences of every kind; what they never chose is as it is shipped. */
export function preferences(
  chosen: readonly { readonly kind: string; readonly console: boolean; readonly mail: string }[],
): readonly Preference[] {
  return NOTIFICATION_KIND_KEYS.map((kind) => {
    const own = chosen.find((one) => one.kind === kind);
    const mail = MAIL_CHOICES.find((choice) => choice === own?.mail);
    return { kind, console: own?.console ?? true, mail: mail ?? NOTIFICATION_KINDS[kind].mail };
  });
}
