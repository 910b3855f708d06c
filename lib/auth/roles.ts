export const ROLES = [
  'admin',
  'architect',
  'procurement',
  'legal',
  'data_steward',
  'publisher',
  'risk_owner',
  'data_protection',
  'security',
  'auditor',
  'viewer',
] as const;

export type Role = (typeof ROLES)[number];

/** Whether a text, as a row or a form holds it, is one of the roles. */
export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** A role as people read it: "Data steward". */
export function roleLabel(role: Role): string {
  const words = role.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One line a person reads when choosing a role. */
export const ROLE_SUMMARIES: Readonly<Record<Role, string>> = {
  admin: 'Invites people, grants roles, issues router tokens, keeps settings',
  architect: 'Edits the catalogue, task classes and routing rules',
  procurement: 'Keeps vendors and contracts, reviews clauses',
  legal: 'Reviews and approves clauses',
  data_steward: 'Keeps sensitivity labels and their obligations',
  publisher: 'Approves, publishes and rolls back policy',
  risk_owner: 'Accepts exceptions',
  data_protection: 'Approves exceptions that concern personal data',
  security: 'Approves exceptions that concern security; revokes router tokens',
  auditor: 'Reads everything, the audit trail included',
  viewer: 'Reads the catalogue and the routing policy',
};

/** The roles that an environment may ask approvals from; each of them may take part in a review. */
export const APPROVING_ROLES = [
  'architect',
  'legal',
  'data_steward',
  'publisher',
  'risk_owner',
  'data_protection',
  'security',
] as const satisfies readonly Role[];
