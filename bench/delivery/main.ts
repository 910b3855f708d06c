/** `npm run bench -- delivery [--json] [--quick] [--only <part>]`: the table of what serving routers must reach. */
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import { runParts } from '../run-parts';
import type { World } from './world';

const BYTES = 56_000;

await runParts<World>(
  'delivery',
  {
    '304': async () => (await import('./throughput')).notModified,
    '200': async () => (await import('./throughput')).whole,
    streams: async () => (await import('./streams')).applied,
    idle: async () => (await import('./streams')).idle,
    ready: async () => (await import('./ready')).ready,
    polls: async () => (await import('./polls')).polls,
  },
  async () => {
    await generateClient();
    await buildBundles();
    const { startWorld } = await import('./world');
    const world = await startWorld();
    await world.publish(BYTES);
    return world;
  },
);
