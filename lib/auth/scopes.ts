/** What a token may be allowed to do, in the order in which screens show it. */
export const SCOPES = [
  'policy:read',
  'catalog:read',
  'policy:write',
  'policy:approve',
  'policy:publish',
  'routers:read',
  'telemetry:write',
  'contracts:read',
  'contracts:read_full',
  'clearance:read',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** All that a router's token may have: it acts for nobody, so that it reads, and tells what it decided. */
export const ROUTER_SCOPES = [
  'policy:read',
  'catalog:read',
  'routers:read',
  'telemetry:write',
] as const satisfies readonly Scope[];
/** All that a service account's token may have: approvals are given by people. */
export const SERVICE_SCOPES = [
  'policy:read',
  'catalog:read',
  'policy:write',
  'policy:publish',
  'routers:read',
  'contracts:read',
  'contracts:read_full',
  'clearance:read',
  'audit:read',
] as const satisfies readonly Scope[];
