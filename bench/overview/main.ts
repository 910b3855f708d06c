/** `npm run bench -- overview [--json] [--quick]`: what the first screen asks of the database. */
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import type { CatalogueWorld } from '../catalogue/world';
import { runParts } from '../run-parts';

await runParts<CatalogueWorld>('overview', { read: async () => (await import('./read')).read }, async () => {
  await generateClient();
  await buildBundles();
  const { startOverview } = await import('./world');
  return startOverview();
});
