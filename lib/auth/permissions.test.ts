import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Action,
  allows,
  allowsSomewhere,
  ROLE_SUMMARIES,
  ROLES,
  type Role,
  rolesFor,
} from './permissions';

/** The whole table written a second time, by role: a change of who may do what is a change here too. */
const READS: readonly Action[] = ['clearance.read', 'catalog.read', 'routing.read', 'routers.read'];
/** Everyone's but the viewer's. */
const DESK_READS: readonly Action[] = ['contract.read'];
const CLAUSES: readonly Action[] = [
  'clause.create',
  'clause.update',
  'clause.submit',
  'clause.withdraw',
  'clause.assign',
  'clause.archive',
  'clause.restore',
];
const CLAUSE_COMMENTS: readonly Action[] = [
  'clause_comment.create',
  'clause_comment.update',
  'clause_comment.archive',
  'clause_comment.resolve',
];
const OWN: readonly Action[] = [
  'notification.update_preferences',
  'calendar_link.create',
  'calendar_link.revoke',
  'account.change_password',
  'own_token.create',
  'own_token.revoke',
  'saved_view.create',
  'saved_view.update',
  'saved_view.archive',
];
const REVIEWS: readonly Action[] = [
  'review.answer',
  'review.approve_many',
  'comment.create',
  'comment.update',
  'comment.archive',
  'comment.resolve',
];
const KEYS: readonly Action[] = [
  'signing_key.read',
  'signing_key.create',
  'signing_key.renew',
  'signing_key.rotate',
  'signing_key.rotate_root',
  'signing_key.export_root',
  'signing_key.import_root',
  'signing_key.create_limited',
  'signing_key.end_limited',
  'environment.raise_epoch',
];
const CONTRACTS: readonly Action[] = [
  'contract.create',
  'contract.update',
  'contract.submit',
  'contract.take_back',
  'contract.activate',
  'contract.terminate',
  'contract.supersede',
  'contract.reinstate',
  'contract.record_notice',
  'contract.record_review',
  'contract.limit',
  'contract.archive',
  'contract.restore',
  'document.upload',
  'document.rename',
  'document.mark_executed',
  'document.unmark_executed',
  'document.archive',
  'document.restore',
  'document.erase',
  'web_terms.add',
  'web_terms.check',
  'web_terms.review',
  'web_terms.archive',
  'clause_type.create',
  'clause_type.update',
  'clause_type.archive',
  'clause_type.restore',
  'playbook.update',
];
const LABELS: readonly Action[] = [
  'label.create',
  'label.update',
  'label.archive',
  'obligations.propose',
  'obligations.submit',
  'obligations.withdraw',
];
const OBLIGATIONS: readonly Action[] = ['obligations.approve', 'obligations.request_changes'];
const PROMISES: readonly Action[] = ['attribute.withdraw', 'attribute.end'];
const EXCEPTIONS: readonly Action[] = ['exception.propose', 'exception.withdraw', 'exception.end'];
const RISKS: readonly Action[] = ['exception.approve', 'exception.request_changes', 'exception.end'];
const REQUESTS: readonly Action[] = ['review.request', 'review.withdraw'];
const VENDORS: readonly Action[] = [
  'vendor.update_profile',
  'stake.create',
  'stake.update',
  'stake.archive',
  'stake.restore',
  'path.propose',
  'path.submit',
  'path.withdraw',
  'path.end',
];
const PAPERS: readonly Action[] = [
  'certification.create',
  'certification.update',
  'certification.revoke',
  'certification.attach',
  'certification.archive',
  'subprocessor_notice.create',
  'subprocessor_notice.update',
  'subprocessor_notice.archive',
];
const PATHS: readonly Action[] = ['path.approve', 'path.end'];
const EXPECTED: Readonly<Record<Role, readonly Action[]>> = {
  admin: [
    'role_grant.approve',
    'role_grant.withdraw',
    'webhook.read',
    'webhook.create',
    'webhook.update',
    'webhook.archive',
    'webhook.test',
    'web_terms.check',
    'sample.remove',
    'company_entity.create',
    'company_entity.update',
    'company_entity.archive',
    'environment.update_entities',
    'environment.set_single_person',
    ...KEYS,
    'import.start',
    'import.confirm',
    'import_schedule.create',
    'import_schedule.update',
    'import_schedule.archive',
    'import_schedule.run',
    'environment.update_approvals',
    'people.read',
    'catalog_link.create',
    'catalog_link.revoke',
    'token.create',
    'token.revoke',
    'service_account.create',
    'service_account.update',
    'service_account.archive',
    'person.invite',
    'person.update_roles',
    'person.deactivate',
    'invitation.revoke',
  ],
  architect: [
    ...REVIEWS,
    ...REQUESTS,
    ...VENDORS,
    ...EXCEPTIONS,
    ...PROMISES,
    'attribute.propose',
    'attribute.approve',
    'task_class.create',
    'task_class.update',
    'task_class.archive',
    'attribute.create',
    'attribute.update',
    'attribute.archive',
    'region_group.create',
    'region_group.update',
    'region_group.archive',
    'endpoint.create',
    'endpoint.update',
    'endpoint.archive',
    'offering.assign_endpoint',
    'exchange_rate.set',
    'offering.create',
    'offering.update',
    'offering.archive',
    'offering.restore',
    'offering.update_many',
    'model.create',
    'model.update',
    'model.archive',
    'model.restore',
    'vendor.create',
    'vendor.update',
    'vendor.archive',
    'vendor.restore',
    'catalog.undo',
    'model.join',
    'model.split',
    'model.keep_apart',
    'model.update_aliases',
    'import.start',
    'import.confirm',
    'import.apply',
    'import.undo',
    'import.discard',
    'discrepancy.settle',
    'price.confirm',
    'rule.create',
    'rule.update',
    'rule.move',
    'rule.archive',
    'rule.restore',
    'rule.copy',
    'rule.transfer',
    'draft.create',
    'draft.rename',
    'draft.reset',
    'draft.rebase',
    'draft.replace',
    'draft.discard',
    'draft.restore',
    'saved_request.create',
    'saved_request.update',
    'saved_request.archive',
  ],
  procurement: [
    ...PROMISES,
    'attribute.propose',
    ...EXCEPTIONS,
    ...CLAUSES,
    ...CLAUSE_COMMENTS,
    ...CONTRACTS,
    ...VENDORS,
    ...PAPERS,
  ],
  legal: [
    ...PROMISES,
    'attribute.approve',
    'law.propose',
    'law.withdraw',
    'law.approve',
    'law.request_changes',
    'law.end',
    ...REVIEWS,
    ...EXCEPTIONS,
    ...PAPERS,
    ...PATHS,
    ...CONTRACTS,
    'contract.keep',
    ...CLAUSES,
    ...CLAUSE_COMMENTS,
    'clause.approve',
    'clause.approve_many',
    'clause.request_changes',
  ],
  data_steward: [...PROMISES, 'attribute.approve', ...REVIEWS, ...LABELS, ...OBLIGATIONS, ...EXCEPTIONS],
  publisher: [
    ...REVIEWS,
    ...REQUESTS,
    'emergency.ratify',
    'policy.break_glass',
    'policy.lift',
    'policy.publish',
    'policy.reschedule',
    'policy.rollback',
    'policy.schedule',
    'policy.stop',
    'policy.unschedule',
  ],
  risk_owner: [
    ...REVIEWS,
    ...OBLIGATIONS,
    ...EXCEPTIONS,
    ...RISKS,
    'emergency.ratify',
    'policy.break_glass',
    'policy.stop',
  ],
  data_protection: [
    'law.approve',
    'law.request_changes',
    ...REVIEWS,
    ...OBLIGATIONS,
    ...RISKS,
    ...PATHS,
    ...CLAUSE_COMMENTS,
  ],
  security: [
    ...PROMISES,
    'attribute.approve',
    'webhook.read',
    ...RISKS,
    ...CLAUSE_COMMENTS,
    ...REVIEWS,
    ...PAPERS,
    ...PATHS,
    ...KEYS,
    'emergency.ratify',
    'people.read',
    'policy.break_glass',
    'policy.stop',
    'token.revoke',
  ],
  auditor: ['people.read', 'signing_key.read', 'webhook.read'],
  viewer: [],
};

const CASES = ROLES.flatMap((role) =>
  ACTIONS.map((action) => ({
    role,
    action,
    expected: [...READS, ...OWN, ...(role === 'viewer' ? [] : DESK_READS), ...EXPECTED[role]].includes(
      action,
    ),
  })),
);

describe('every role against every action', () => {
  it.each(CASES)('$role $action: $expected', ({ role, action, expected }) => {
    expect(allows([{ role, environmentId: null }], action)).toBe(expected);
    expect(allows([{ role, environmentId: null }], action, { environmentId: 'e1' })).toBe(expected);
    expect(allows([{ role, environmentId: 'e1' }], action, { environmentId: 'e1' })).toBe(expected);
    expect(allows([{ role, environmentId: 'e1' }], action, { environmentId: 'e2' })).toBe(false);
    expect(allows([{ role, environmentId: 'e1' }], action)).toBe(false);
    expect(allowsSomewhere([{ role, environmentId: 'e1' }], action)).toBe(expected);
    expect(rolesFor(action).includes(role)).toBe(expected);
  });

  it('names only actions that exist', () => {
    for (const action of [...READS, ...DESK_READS, ...OWN, ...Object.values(EXPECTED).flat()])
      expect(ACTIONS).toContain(action);
  });
});

it('gives nothing to someone without a role', () => {
  for (const action of ACTIONS) {
    expect(allows([], action)).toBe(false);
    expect(allowsSomewhere([], action)).toBe(false);
  }
});

it('adds up roles', () => {
  const held = [
    { role: 'viewer', environmentId: null },
    { role: 'publisher', environmentId: 'e1' },
  ] as const;
  expect(allows(held, 'policy.publish', { environmentId: 'e1' })).toBe(true);
  expect(allows(held, 'policy.publish', { environmentId: 'e2' })).toBe(false);
});

it('says what each role is for', () => {
  for (const role of ROLES) expect(ROLE_SUMMARIES[role].length).toBeGreaterThan(10);
});
