import { loadCatalogue } from '../load';

/** What anybody reads of the catalogue, to the byte, without how often it was changed. */
export async function catalogueText(): Promise<string> {
  const { vendors, models, offerings, prices, aliases, measurements, stakes } = await loadCatalogue();
  const whole = {
    vendors: [...vendors.values()],
    models: [...models.values()].map((model) => [model, aliases.get(model.id) ?? []]),
    offerings: offerings.map((offering) => [offering, prices.get(offering.id) ?? []]),
    kept: [prices.size, aliases.size],
    measurements,
    stakes,
  };
  return JSON.stringify(whole, (key, value) => (key === 'revision' ? undefined : value));
}
