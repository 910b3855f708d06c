/** `npm run bench -- scaling [--json] [--quick] [--only <part>]`: what one process of each kind does, and what two do. */
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import type { World } from '../delivery/world';
import { runParts } from '../run-parts';

const BYTES = 56_000;

await runParts<World>(
  'scaling',
  {
    polls: async () => (await import('./polls')).polls,
    pages: async () => (await import('./pages')).pages,
  },
  async () => {
    await generateClient();
    await buildBundles();
    const { startWorld } = await import('../delivery/world');
    const world = await startWorld();
    await world.publish(BYTES);
    return world;
  },
);
