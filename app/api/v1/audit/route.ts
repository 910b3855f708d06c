import { auditFeed } from '@/lib/audit/server/feed';
import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';

/** The audit trail after a cursor, the oldest first: `{ data, next, more }`. */
export const GET = adminRoute('audit:read', async ({ caller, token, url, now }) =>
  Response.json(await auditFeed(caller, token.environmentId, url.searchParams, now)),
);

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
