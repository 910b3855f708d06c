/** What a router token may be allowed to do, in the order in which screens show it. */
export const SCOPES = ['policy:read', 'catalog:read'] as const;
export type Scope = (typeof SCOPES)[number];
