import { type AdminCall, adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { readInput } from '@/lib/auth/server/command';
import { invalid, notFound } from '@/lib/core/errors';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { readJson } from '@/lib/http/read-request';
import { changeSentence } from '@/lib/routing/change-sentence';
import { passable } from '@/lib/routing/finding-keys';
import { rollbackBody } from '@/lib/routing/policy-api-schema';
import { breakGlassRollBack } from '@/lib/routing/server/emergency-commands';
import { activeNumber } from '@/lib/routing/server/policy-file-queries';
import { rollBackPolicy } from '@/lib/routing/server/publish-commands';
import { rollbackPreview } from '@/lib/routing/server/queries';
import { requestReview } from '@/lib/routing/server/review-commands';
import { publishedResponse } from '../../../published-response';

/** Goes back to what an earlier version said, or asks others to approve that; with `?dryRun=1` tells what it would do. */
export const POST = adminRoute(
  'policy:publish',
  async (call) => {
    const { environment } = call;
    const body = readInput(rollbackBody, await readJson(call.request));
    if (call.url.searchParams.has('dryRun')) return preview(call, body.toVersion);
    const { toVersion, requestApproval, breakGlass, reason, wait, ...rest } = body;
    const baseVersion = rest.baseVersion === undefined ? await activeNumber(environment) : rest.baseVersion;
    if (requestApproval) {
      if (wait) throw invalid([{ path: '/wait', message: 'Nothing is published while others are asked.' }]);
      const asked = { kind: 'rollback', environment, toVersion, baseVersion, message: reason };
      return Response.json(await requestReview(call.caller, asked), { status: 202 });
    }
    const input = { ...rest, environment, toVersion, baseVersion, reason };
    const published = breakGlass
      ? await breakGlassRollBack(call.caller, input)
      : await rollBackPolicy(call.caller, input);
    return publishedResponse(published, wait);
  },
  RATE_LIMITS.apiHeavy,
);

async function preview({ environment, now }: AdminCall, toVersion: number): Promise<Response> {
  const found = await rollbackPreview(environment, toVersion, now);
  if (!found) throw notFound('version');
  return Response.json({
    ...found,
    findings: found.findings.map((finding) => ({ ...finding, ...passable(finding) })),
    words: found.changes.map(changeSentence),
  });
}

const notAllowed = onlyMethods('POST');

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as PUT,
};
