import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../lib/policy/canonical';
import { readScenarios, type Scenario } from '../../lib/policy/test/scenarios';
import { createRouter, type Router } from './router';

/** The cases of the policy specification in a router that started from a bootstrap, with no server to ask. */

afterEach(() => void vi.useRealTimers());

function routerOf({ bundle, overlay }: Scenario): Promise<Router> {
  const text = canonicalJson(bundle);
  return createRouter({
    url: 'http://127.0.0.1:9',
    token: 'flr_nobody',
    environment: bundle.environment,
    trust: 'tls',
    startTimeoutMs: 0,
    fetch: () => Promise.reject(new Error('there is no server')),
    bootstrap: {
      bundle: text,
      manifest: {
        format: 'fairlead.manifest/1',
        bundle: { etag: '"bootstrap"' },
        release: {
          iss: 'test',
          env: bundle.environment,
          epoch: 1,
          version: 1,
          digest: createHash('sha256').update(text).digest('hex'),
          size: Buffer.byteLength(text),
          overlay: overlay ?? { format: 'fairlead.overlay/1', disabled: [] },
          iat: 0,
          staleAfter: 900,
          denyAfter: null,
        },
      },
    },
  });
}

describe.each(readScenarios().filter(({ cases }) => cases.length > 0))('$name', (scenario) => {
  it(`decides its ${scenario.cases.length} cases`, async () => {
    const router = await routerOf(scenario);
    expect(router.status()).toMatchObject({ version: '1.1', source: 'bootstrap' });
    for (const { description, now, request, decision } of scenario.cases) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
      expect(canonicalJson(router.evaluate(request)), description).toBe(canonicalJson(decision));
      vi.useRealTimers();
    }
    await router.close();
  });
});
