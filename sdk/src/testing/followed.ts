import { afterEach, beforeEach } from 'vitest';
import { until } from '../../../lib/delivery/testing/until';
import type { RouterOptions } from '../options';
import type { Timing } from '../timing';
import { createWorld, type World } from './world';

/** The world of the test that runs. */
export let world: World;

/** A world for each test of the file. */
export function withWorld(): void {
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());
}

/** Closes the world, and goes on in another. */
export async function anotherWorld(options: Parameters<typeof createWorld>[0]): Promise<void> {
  await world.close();
  world = await createWorld(options);
}

/** Polls so seldom that what is heard sooner was heard otherwise. */
export const SELDOM = { stream: true, pollIntervalMs: 600_000 };
export const follow = (options: Partial<RouterOptions> = {}, timing: Partial<Timing> = {}) =>
  world.router({ ...SELDOM, ...options }, timing);
export const asked = (end: string) => world.proxy.requests.filter(({ path }) => path.endsWith(end));
export const streams = () => asked('/events');
export const held = () => asked('/policy').filter(({ headers }) => headers.prefer);
export const streamsOpen = (count: number) => until(() => world.counts().streams === count);
