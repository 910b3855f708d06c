import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { readInput } from '@/lib/auth/server/command';
import { readJson } from '@/lib/http/read-request';
import { submitBody } from '@/lib/routing/policy-api-schema';
import { activeNumber } from '@/lib/routing/server/policy-file-queries';
import { requestReview } from '@/lib/routing/server/review-commands';
import { seenDraft } from '../../../../../draft-request';

/** Asks others to approve the draft as it was read. */
export const POST = adminRoute('policy:write', async (call) => {
  const { environment } = call;
  const { message, baseVersion } = readInput(submitBody, await readJson(call.request));
  const { name: draft, revision: draftRevision } = await seenDraft(call);
  const review = await requestReview(call.caller, {
    kind: 'publish',
    environment,
    draft,
    draftRevision,
    message,
    baseVersion: baseVersion === undefined ? await activeNumber(environment) : baseVersion,
  });
  return Response.json(review, { status: 201 });
});

const notAllowed = onlyMethods('POST');

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as PUT,
};
