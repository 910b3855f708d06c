import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { draftTag } from '@/lib/routing/draft-tag';
import { listDraftFiles } from '@/lib/routing/server/policy-file-queries';

/** The open drafts, the oldest first, each with the entity tag that its file has. */
export const GET = adminRoute('policy:read', async ({ environment }) => {
  const drafts = await listDraftFiles(environment);
  return Response.json({
    data: drafts.map(({ id, ...draft }) => ({ ...draft, etag: draftTag({ id, ...draft }, 'yaml') })),
  });
});

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
