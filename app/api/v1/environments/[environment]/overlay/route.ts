import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { readInput } from '@/lib/auth/server/command';
import { readJson } from '@/lib/http/read-request';
import { overlayBody } from '@/lib/routing/policy-api-schema';
import { activeNumber } from '@/lib/routing/server/policy-file-queries';
import { requestReview } from '@/lib/routing/server/review-commands';
import { liftStop, stopRouting } from '@/lib/routing/server/stop-commands';
import { listStops } from '@/lib/routing/server/stop-queries';
import { describeStop, toStop } from '@/lib/routing/stops';

/** The stops in force. */
export const GET = adminRoute('policy:read', async ({ environment }) => {
  const { activeVersion, stops } = await listStops(environment);
  return Response.json({ activeVersion, stops });
});

/** Stops an offering, model, channel, owner or region at once; lifts a stop, or asks others to approve that. */
export const POST = adminRoute('policy:publish', async (call) => {
  const { environment, caller } = call;
  const body = readInput(overlayBody, await readJson(call.request));
  if ('stop' in body) {
    const order = { ...body.stop, reason: body.reason, environments: [environment] };
    const [published] = await stopRouting(caller, order);
    return Response.json(published, { status: 201 });
  }
  const { lift, reason, requestApproval } = body;
  const stop = describeStop(toStop({ ...lift, reason: '' }));
  if (requestApproval) {
    const baseVersion = await activeNumber(environment);
    const asked = { kind: 'lift', environment, stop, baseVersion, message: reason };
    return Response.json(await requestReview(caller, asked), { status: 202 });
  }
  return Response.json(await liftStop(caller, { environment, stop, reason }), { status: 201 });
});

const notAllowed = onlyMethods('GET, HEAD, POST');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
