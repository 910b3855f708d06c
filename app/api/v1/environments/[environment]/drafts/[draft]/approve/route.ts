import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { readInput } from '@/lib/auth/server/command';
import { refused } from '@/lib/core/errors';
import { readJson } from '@/lib/http/read-request';
import { approveBody } from '@/lib/routing/policy-api-schema';
import { activeNumber, openReviewOf } from '@/lib/routing/server/policy-file-queries';
import { answerReview } from '@/lib/routing/server/review-commands';
import { seenDraft } from '../../../../../draft-request';

/** Answers the request for approval of the draft as it was read: a person's own token alone can. */
export const POST = adminRoute('policy:approve', async (call) => {
  const answer = readInput(approveBody, await readJson(call.request));
  const { draft, revision } = await seenDraft(call);
  const review = await openReviewOf(draft.id, revision);
  if (!review) throw refused('Nobody asked for approval of this draft.');
  const activeVersion = await activeNumber(call.environment);
  return Response.json(await answerReview(call.caller, { ...answer, ...review, activeVersion }));
});

const notAllowed = onlyMethods('POST');

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as PUT,
};
