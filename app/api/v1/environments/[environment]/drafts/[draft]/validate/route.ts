import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { checkFile } from '@/lib/routing/server/policy-file-check';
import { fileOf, withLines } from '../../../../../draft-request';

/** What a check reports of the file in the body, or of the draft; with `?bundle=1` also what routers would get. */
export const POST = adminRoute(
  'policy:read',
  async (call) => {
    const file = await fileOf(call);
    const { bundle, ...check } = await withLines(file, () => checkFile(call.environment, file, call.now));
    return Response.json({
      ...check,
      ...(call.url.searchParams.has('bundle') && { bundle: JSON.parse(bundle) as unknown }),
    });
  },
  RATE_LIMITS.apiHeavy,
);

const notAllowed = onlyMethods('POST');

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as PUT,
};
