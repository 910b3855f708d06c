/** `npm run bench -- catalogue [--json] [--quick] [--only <part>]`: the table of what the catalogue must reach. */
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import { runParts } from '../run-parts';
import type { CatalogueWorld } from './world';

await runParts<CatalogueWorld>(
  'catalogue',
  {
    lists: async () => (await import('./lists')).lists,
    browser: async () => (await import('./browser')).browser,
    lighthouse: async () => (await import('./lighthouse')).lighthouse,
    import: async () => (await import('./imports')).imports,
  },
  async () => {
    await generateClient();
    await buildBundles();
    const { startCatalogue } = await import('./world');
    return startCatalogue();
  },
);
