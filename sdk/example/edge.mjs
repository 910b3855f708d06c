// The handler of a Worker, which runs only while it serves a request and has no disk: the router asks on use. Deploy it with
// FAIRLEAD_URL, FAIRLEAD_TOKEN and FAIRLEAD_ROOTS as secrets; `POST /` takes a request to the policy and gives a decision.
import { createRouter } from '@fairlead/router';

/** Kept from request to request for as long as the platform keeps this instance. */
let router = null;

async function routerFor(env) {
  // Not the promise: one that was stopped with its request would never settle for those that come after.
  router ??= await createRouter({
    url: env.FAIRLEAD_URL,
    token: env.FAIRLEAD_TOKEN,
    trust: env.FAIRLEAD_ROOTS ? { roots: env.FAIRLEAD_ROOTS.split(',') } : 'tls',
    refreshOnUse: true,
    // A policy that was built in, from `…/manifest` and `…/policy`, answers the first request without waiting.
    ...(env.FAIRLEAD_BOOTSTRAP && { bootstrap: JSON.parse(env.FAIRLEAD_BOOTSTRAP), startTimeoutMs: 0 }),
  });
  return router;
}

export default {
  async fetch(request, env, context) {
    const current = await routerFor(env);
    // After the answer, and only if the time has come: asks for a newer policy, and reports what was decided.
    context.waitUntil(current.refresh());
    const asked = await request.json().catch(() => null);
    const decision = current.evaluate(asked);
    return Response.json(decision, {
      status: decision.outcome === 'route' ? 200 : 403,
      headers: { 'x-fairlead-policy': current.status().version ?? 'none' },
    });
  },
};
