import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { readInput } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { own } from '@/lib/core/own';
import { readJson } from '@/lib/http/read-request';
import { answerBody } from '@/lib/routing/policy-api-schema';
import { answerReview } from '@/lib/routing/server/review-commands';
import { reviewEnvironment } from '@/lib/routing/server/review-queries';

/** Answers a request for approval as it was listed: a person's own token alone can. */
export const POST = adminRoute('policy:approve', async ({ caller, request, environment, params }) => {
  const answer = readInput(answerBody, await readJson(request));
  const reviewId = own(params, 'review') ?? '';
  if ((await reviewEnvironment(reviewId)) !== environment) throw notFound('review');
  return Response.json(await answerReview(caller, { ...answer, reviewId }));
});

const notAllowed = onlyMethods('POST');

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as PUT,
};
