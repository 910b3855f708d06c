import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { instant } from '@/lib/core/time';

/** Whom a token acts for, where, and what it may: for a program to say at its start. */
export const GET = adminRoute(null, async ({ token, environment }) =>
  Response.json({
    id: token.tokenId,
    name: token.tokenName,
    actingFor: token.caller.name,
    person: token.caller.personId !== null,
    environment,
    scopes: token.scopes,
    roles: [...new Set(token.caller.roles.map(({ role }) => role))].sort(),
    expiresAt: token.expiresAt && instant(token.expiresAt),
  }),
);

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
