import { APPROVING_ROLES, ROLES, type Role } from './roles';

/**
 * Who may do what: one table, role × action. Every command names its action here, and a test walks the whole table.
 * A grant may be limited to one environment; actions that are not about an environment need a grant for all of them.
 */

const EVERYONE: readonly Role[] = ROLES;

/** Whoever keeps contracts. */
const DESK = ['procurement', 'legal'] as const satisfies readonly Role[];
/** Whoever is asked about what a clause says. */
const SPEAKS_OF_CLAUSES: readonly Role[] = ['procurement', 'legal', 'data_protection', 'security'];

const PERMISSIONS = {
  'catalog.read': EVERYONE,
  'routing.read': EVERYONE,
  'routers.read': EVERYONE,
  'clearance.read': EVERYONE,
  'people.read': ['admin', 'auditor', 'security'],
  'contract.read': ROLES.filter((role) => role !== 'viewer'),

  'task_class.create': ['architect'],
  'task_class.update': ['architect'],
  'task_class.archive': ['architect'],
  'attribute.create': ['architect'],
  'attribute.update': ['architect'],
  'attribute.archive': ['architect'],
  'region_group.create': ['architect'],
  'region_group.update': ['architect'],
  'region_group.archive': ['architect'],
  'endpoint.create': ['architect'],
  'endpoint.update': ['architect'],
  'endpoint.archive': ['architect'],
  'offering.assign_endpoint': ['architect'],
  'exchange_rate.set': ['architect'],
  'model.join': ['architect'],
  'model.split': ['architect'],
  'model.keep_apart': ['architect'],
  'model.update_aliases': ['architect'],
  'catalog_link.create': ['admin'],
  'catalog_link.revoke': ['admin'],
  'offering.create': ['architect'],
  'offering.update': ['architect'],
  'offering.archive': ['architect'],
  'offering.restore': ['architect'],
  'offering.update_many': ['architect'],
  'model.create': ['architect'],
  'model.update': ['architect'],
  'model.archive': ['architect'],
  'model.restore': ['architect'],
  'vendor.create': ['architect'],
  'vendor.update': ['architect'],
  'vendor.archive': ['architect'],
  'vendor.restore': ['architect'],
  'stake.create': ['architect', 'procurement'],
  'stake.update': ['architect', 'procurement'],
  'stake.archive': ['architect', 'procurement'],
  'stake.restore': ['architect', 'procurement'],
  'vendor.update_profile': ['architect', 'procurement'],
  'certification.create': ['procurement', 'legal', 'security'],
  'certification.update': ['procurement', 'legal', 'security'],
  'certification.revoke': ['procurement', 'legal', 'security'],
  'certification.attach': ['procurement', 'legal', 'security'],
  'certification.archive': ['procurement', 'legal', 'security'],
  'subprocessor_notice.create': ['procurement', 'legal', 'security'],
  'subprocessor_notice.update': ['procurement', 'legal', 'security'],
  'subprocessor_notice.archive': ['procurement', 'legal', 'security'],
  'path.propose': ['architect', 'procurement'],
  'path.submit': ['architect', 'procurement'],
  'path.withdraw': ['architect', 'procurement'],
  'path.approve': ['legal', 'data_protection', 'security'],
  'path.end': ['architect', 'procurement', 'legal', 'data_protection', 'security'],
  'sample.remove': ['admin'],
  'label.create': ['data_steward'],
  'label.update': ['data_steward'],
  'label.archive': ['data_steward'],
  'attribute.propose': ['architect', 'procurement'],
  'attribute.withdraw': ['architect', 'procurement', 'legal', 'data_steward', 'security'],
  'attribute.approve': ['architect', 'legal', 'data_steward', 'security'],
  'attribute.end': ['architect', 'procurement', 'legal', 'data_steward', 'security'],
  'obligations.propose': ['data_steward'],
  'obligations.submit': ['data_steward'],
  'obligations.withdraw': ['data_steward'],
  'obligations.approve': ['data_steward', 'risk_owner', 'data_protection'],
  'obligations.request_changes': ['data_steward', 'risk_owner', 'data_protection'],
  'exception.propose': ['architect', 'procurement', 'legal', 'data_steward', 'risk_owner'],
  'exception.withdraw': ['architect', 'procurement', 'legal', 'data_steward', 'risk_owner'],
  'exception.approve': ['risk_owner', 'data_protection', 'security'],
  'exception.request_changes': ['risk_owner', 'data_protection', 'security'],
  'exception.end': [
    'architect',
    'procurement',
    'legal',
    'data_steward',
    'risk_owner',
    'data_protection',
    'security',
  ],
  'catalog.undo': ['architect'],
  'import.start': ['admin', 'architect'],
  'import.confirm': ['admin', 'architect'],
  'import.apply': ['architect'],
  'import.undo': ['architect'],
  'import.discard': ['architect'],
  'import_schedule.create': ['admin'],
  'import_schedule.update': ['admin'],
  'import_schedule.archive': ['admin'],
  'import_schedule.run': ['admin'],
  'discrepancy.settle': ['architect'],
  'price.confirm': ['architect'],
  'rule.create': ['architect'],
  'rule.update': ['architect'],
  'rule.move': ['architect'],
  'rule.archive': ['architect'],
  'rule.restore': ['architect'],
  'rule.copy': ['architect'],
  'rule.transfer': ['architect'],
  'draft.create': ['architect'],
  'draft.rename': ['architect'],
  'draft.reset': ['architect'],
  'draft.rebase': ['architect'],
  'draft.replace': ['architect'],
  'draft.discard': ['architect'],
  'draft.restore': ['architect'],
  'saved_request.create': ['architect'],
  'saved_request.update': ['architect'],
  'saved_request.archive': ['architect'],
  'policy.publish': ['publisher'],
  'policy.schedule': ['publisher'],
  'policy.reschedule': ['publisher'],
  'policy.unschedule': ['publisher'],
  'policy.rollback': ['publisher'],
  'policy.break_glass': ['publisher', 'security', 'risk_owner'],
  'policy.stop': ['publisher', 'security', 'risk_owner'],
  'policy.lift': ['publisher'],
  'emergency.ratify': ['publisher', 'security', 'risk_owner'],

  'review.request': ['architect', 'publisher'],
  'review.withdraw': ['architect', 'publisher'],
  'review.answer': APPROVING_ROLES,
  'review.approve_many': APPROVING_ROLES,
  'comment.create': APPROVING_ROLES,
  'comment.update': APPROVING_ROLES,
  'comment.archive': APPROVING_ROLES,
  'comment.resolve': APPROVING_ROLES,
  'environment.create': ['admin'],
  'environment.update': ['admin'],
  'environment.move': ['admin'],
  'environment.archive': ['admin'],
  'environment.update_approvals': ['admin'],

  'signing_key.read': ['admin', 'auditor', 'security'],
  'signing_key.create': ['admin', 'security'],
  'signing_key.renew': ['admin', 'security'],
  'signing_key.rotate': ['admin', 'security'],
  'signing_key.rotate_root': ['admin', 'security'],
  'signing_key.export_root': ['admin', 'security'],
  'signing_key.import_root': ['admin', 'security'],
  'signing_key.create_limited': ['admin', 'security'],
  'signing_key.end_limited': ['admin', 'security'],
  'environment.raise_epoch': ['admin', 'security'],

  'audit.read': ['admin', 'auditor', 'security'],
  'audit.check': ['admin', 'auditor', 'security'],
  'audit.export': ['admin', 'auditor', 'security'],

  'webhook.read': ['admin', 'auditor', 'security'],
  'webhook.create': ['admin'],
  'webhook.update': ['admin'],
  'webhook.archive': ['admin'],
  'webhook.test': ['admin'],

  'identity_provider.read': ['admin', 'auditor', 'security'],
  'identity_provider.create': ['admin'],
  'identity_provider.update': ['admin'],
  'identity_provider.archive': ['admin'],
  'identity_provider.test': ['admin'],

  'token.create': ['admin'],
  'token.revoke': ['admin', 'security'],

  'clause.create': DESK,
  'clause.update': DESK,
  'clause.submit': DESK,
  'clause.withdraw': DESK,
  'clause.assign': DESK,
  'clause.archive': DESK,
  'clause.restore': DESK,
  'clause.approve': ['legal'],
  'clause.approve_many': ['legal'],
  'clause.request_changes': ['legal'],
  'clause_comment.create': SPEAKS_OF_CLAUSES,
  'clause_comment.update': SPEAKS_OF_CLAUSES,
  'clause_comment.archive': SPEAKS_OF_CLAUSES,
  'clause_comment.resolve': SPEAKS_OF_CLAUSES,
  'contract.create': DESK,
  'contract.update': DESK,
  'contract.submit': DESK,
  'contract.take_back': DESK,
  'contract.activate': DESK,
  'contract.terminate': DESK,
  'contract.supersede': DESK,
  'contract.reinstate': DESK,
  'contract.record_notice': DESK,
  'contract.record_review': DESK,
  'contract.limit': DESK,
  'contract.keep': ['legal'],
  'contract.archive': DESK,
  'contract.restore': DESK,
  'document.upload': DESK,
  'document.rename': DESK,
  'document.mark_executed': DESK,
  'document.unmark_executed': DESK,
  'document.archive': DESK,
  'document.restore': DESK,
  'document.erase': DESK,
  'web_terms.add': DESK,
  // The system looks by itself each day.
  'web_terms.check': ['admin', ...DESK],
  'web_terms.review': DESK,
  'web_terms.archive': DESK,
  'clause_type.create': DESK,
  'clause_type.update': DESK,
  'clause_type.archive': DESK,
  'clause_type.restore': DESK,
  'playbook.update': DESK,
  'calendar_link.create': EVERYONE,
  'calendar_link.revoke': EVERYONE,
  'company_entity.create': ['admin'],
  'company_entity.update': ['admin'],
  'company_entity.archive': ['admin'],
  'environment.update_entities': ['admin'],
  'environment.set_single_person': ['admin'],

  'notification.update_preferences': EVERYONE,
  'saved_view.create': EVERYONE,
  'saved_view.update': EVERYONE,
  'saved_view.archive': EVERYONE,
  'own_token.create': EVERYONE,
  'own_token.revoke': EVERYONE,
  'service_account.create': ['admin'],
  'service_account.update': ['admin'],
  'service_account.archive': ['admin'],

  'law.propose': ['legal'],
  'law.withdraw': ['legal'],
  'law.approve': ['legal', 'data_protection'],
  'law.request_changes': ['legal', 'data_protection'],
  'law.end': ['legal'],
  'role_grant.approve': ['admin'],
  'role_grant.withdraw': ['admin'],
  'group_role.propose': ['admin'],
  'group_role.approve': ['admin'],
  'group_role.withdraw': ['admin'],
  'group_role.remove': ['admin'],
  'scim_token.create': ['admin'],
  'scim_token.revoke': ['admin', 'security'],
  'person.invite': ['admin'],
  'person.update_roles': ['admin'],
  'person.deactivate': ['admin'],
  'person.reactivate': ['admin'],
  'person.rename': ['admin'],
  'person.hand_over': ['admin'],
  'invitation.revoke': ['admin'],
  'account.change_password': EVERYONE,
  'session.end_own': EVERYONE,
  'session.end': ['admin', 'security'],
  'second_factor.enrol': EVERYONE,
  'second_factor.confirm': EVERYONE,
  'second_factor.remove': EVERYONE,
  'second_factor.renew_codes': EVERYONE,
  'second_factor.reset': ['admin'],
  'password.make_link': ['admin'],
  'sign_in_policy.update': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;
export const ACTIONS = Object.keys(PERMISSIONS) as readonly Action[];

/** A role as it is held: in one environment, or (null) everywhere. */
export interface HeldRole {
  readonly role: Role;
  readonly environmentId: string | null;
}

/** What an action is done to. `environmentId` null or absent = not about one environment. */
export interface Resource {
  readonly environmentId?: string | null;
}

/** The roles that allow an action, in ROLES order: for the sentence that refuses it. */
export function rolesFor(action: Action): readonly Role[] {
  return PERMISSIONS[action];
}

/** Whether someone holding `held` may do `action` to `resource`. */
export function allows(held: readonly HeldRole[], action: Action, resource: Resource = {}): boolean {
  const allowed: readonly Role[] = PERMISSIONS[action];
  const environmentId = resource.environmentId ?? null;
  return held.some(
    (grant) =>
      allowed.includes(grant.role) && (grant.environmentId === null || grant.environmentId === environmentId),
  );
}

/** Whether someone may do `action` somewhere: decides what a screen offers and what is refused before input is read. */
export function allowsSomewhere(held: readonly HeldRole[], action: Action): boolean {
  const allowed: readonly Role[] = PERMISSIONS[action];
  return held.some((grant) => allowed.includes(grant.role));
}
