import { afterEach, beforeEach, vi } from 'vitest';
import { until } from '../../../lib/delivery/testing/until';
import { createSignedWorld, type SignedWorld, seconds } from './signed-world';
import { bundleFor, type Followed } from './world';

/** The world of the test that runs. */
export let world: SignedWorld;

/** A world for each test of the file, with a version published. */
export function withSignedWorld(): void {
  beforeEach(async () => {
    world = await createSignedWorld();
    await publish(4, 'first');
  });
  afterEach(async () => {
    vi.useRealTimers();
    await world.close();
  });
}

export const publish = (
  version: number,
  model: string,
  { forged, ...options }: Parameters<SignedWorld['publish']>[2] = {},
) => world.publish(version, bundleFor(model), { ...options, forged: { iat: seconds() - 10, ...forged } });
export const asked = (end: string) => world.proxy.requests.filter(({ path }) => path.endsWith(end));
export const polls = (count: number) => {
  const before = asked('/policy').length;
  return until(() => asked('/policy').length >= before + count);
};
export const reason = (router: Followed) => router.status().rejected?.reason;
export const provenAt = (router: Followed) => Date.parse(router.status().provenAt ?? '') / 1_000;
