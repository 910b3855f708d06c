import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { reviewTitle } from '@/lib/routing/review';
import { activeNumber } from '@/lib/routing/server/policy-file-queries';
import { openStandings } from '@/lib/routing/server/review-queries';

/** What waits to be approved in an environment: drafts, returns to an earlier version, stops to be lifted. */
export const GET = adminRoute('policy:read', async ({ caller, environment }) => {
  const [standings, activeVersion] = await Promise.all([openStandings(caller), activeNumber(environment)]);
  const data = standings
    .filter(({ review }) => review.environment.key === environment)
    .map(({ review, approval, stale }) => ({
      id: review.id,
      kind: review.kind,
      title: reviewTitle(review),
      draft: review.draft,
      toVersion: review.ofVersion,
      stop: review.stop,
      message: review.message,
      requestedBy: review.requestedBy,
      requestedAt: review.requestedAt,
      // What an answer names, so that nobody answers what they did not look at.
      digest: review.digest,
      activeVersion,
      stale,
      approvals: approval.approvals.map(({ person, at }) => ({ by: person.name, at })),
      required: approval.required,
      blocked: approval.blocked,
    }));
  return Response.json({ data });
});

const notAllowed = onlyMethods('GET');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
