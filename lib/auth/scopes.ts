/** What a token may be allowed to do, in the order in which screens show it. */
export const SCOPES = [
  'policy:read',
  'catalog:read',
  'policy:write',
  'policy:approve',
  'policy:publish',
] as const;
export type Scope = (typeof SCOPES)[number];

/** All that a router's token may have: it acts for nobody, so that it only reads. */
export const ROUTER_SCOPES = ['policy:read', 'catalog:read'] as const satisfies readonly Scope[];
/** All that a service account's token may have: approvals are given by people. */
export const SERVICE_SCOPES = [
  'policy:read',
  'catalog:read',
  'policy:write',
  'policy:publish',
] as const satisfies readonly Scope[];
