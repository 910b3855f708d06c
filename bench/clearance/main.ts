/** The part of `npm run bench -- clearance` that a person sees: a long document at the review desk. */
import { buildBundles } from '../../scripts/setup/build';
import { generateClient } from '../../scripts/setup/generate';
import type { CatalogueWorld } from '../catalogue/world';
import { runParts } from '../run-parts';

await runParts<CatalogueWorld>('clearance', { pdf: async () => (await import('./pdf')).pdf }, async () => {
  await generateClient();
  await buildBundles();
  const { startCatalogue } = await import('../catalogue/world');
  return startCatalogue();
});
