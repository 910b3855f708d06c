import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { changeSentence } from '@/lib/routing/change-sentence';
import { diffFile } from '@/lib/routing/server/policy-file-check';
import { fileOf, withLines } from '../../../../../draft-request';

/** What would become otherwise if the file in the body, or the draft, took effect: in words, by part, and by decisions. */
export const POST = adminRoute(
  'policy:read',
  async (call) => {
    const file = await fileOf(call);
    const diff = await withLines(file, () => diffFile(call.environment, file, call.now));
    return Response.json({ ...diff, words: diff.changes.map(changeSentence) });
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
