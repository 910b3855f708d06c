import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { taggedBody, taggedResponse } from '@/lib/http/tagged-response';
import { clearanceAnswer, readClearanceAsked } from '@/lib/sensitivity/server/clearance-api-queries';

/** Whether an offering is cleared for a label in the token's environment, until when and by what. */
export const GET = adminRoute(
  'clearance:read',
  async ({ request, url, environment, token, now }) => {
    const full = token.scopes.includes('contracts:read_full');
    const answer = await clearanceAnswer(environment, readClearanceAsked(url.searchParams), full, now);
    return taggedResponse(request, taggedBody(JSON.stringify(answer)));
  },
  RATE_LIMITS.apiHeavy,
);

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
