import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { readInput } from '@/lib/auth/server/command';
import { invalid } from '@/lib/core/errors';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { readJson } from '@/lib/http/read-request';
import { publishBody } from '@/lib/routing/policy-api-schema';
import { activeNumber } from '@/lib/routing/server/policy-file-queries';
import { publishPolicy } from '@/lib/routing/server/publish-commands';
import { schedulePublish } from '@/lib/routing/server/schedule-commands';
import { seenDraft } from '../../../../../draft-request';
import { publishedResponse } from '../../../../../published-response';

/** Publishes the draft as it was read, now or at a time; with `wait` answers when routers run it. */
export const POST = adminRoute(
  'policy:publish',
  async (call) => {
    const { environment } = call;
    const { at, wait, baseVersion, ...body } = readInput(publishBody, await readJson(call.request));
    if (at !== undefined && wait)
      throw invalid([{ path: '/wait', message: 'A publish at a time is not waited for.' }]);
    const { name: draft, revision: draftRevision } = await seenDraft(call);
    const input = {
      ...body,
      environment,
      draft,
      draftRevision,
      baseVersion: baseVersion === undefined ? await activeNumber(environment) : baseVersion,
    };
    if (at === undefined) return publishedResponse(await publishPolicy(call.caller, input), wait);
    return Response.json(await schedulePublish(call.caller, { ...input, publishAt: at }), { status: 202 });
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
