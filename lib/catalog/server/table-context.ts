import type { TableContext } from '../import/table-columns';
import { currentRates } from './exchange-rates';
import { catalogueSnapshot } from './snapshot';

/** What a table is read with: the sellers and models that it may name, and what currencies are worth today. */
export async function tableContext(asOf: string, now: Date): Promise<TableContext> {
  const [{ records, rows }, rates] = await Promise.all([catalogueSnapshot(now), currentRates()]);
  return {
    asOf,
    rates: rates.map(({ currency, usd, asOf: since }) => ({ currency, usd, asOf: since })),
    vendors: [...records.vendors.values()].map(({ key, name, isChannel }) => ({ key, name, isChannel })),
    offerings: rows.map(({ channelKey, requestId, modelKey, modelName }) => ({
      channel: channelKey,
      requestId,
      modelKey,
      modelName,
    })),
  };
}
