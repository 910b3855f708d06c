import { notFound } from '@/lib/core/errors';
import type { ModelDetail, ModelRow } from '../details';
import type { OfferingRow } from '../offering-row';
import { modelRow } from './model-rows';
import { catalogueSnapshot } from './snapshot';

/** Every model, by name. */
export async function listModels(): Promise<ModelRow[]> {
  const snapshot = await catalogueSnapshot();
  const rows = [...snapshot.records.models.values()].map((model) => modelRow(snapshot, model));
  const collator = new Intl.Collator('en', { numeric: true });
  return rows.sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.key, b.key));
}

const inputPrice = (row: OfferingRow): number =>
  row.prices.input === undefined ? Number.POSITIVE_INFINITY : Number(row.prices.input);

/**
 * A model with its offerings side by side.
 *
 * @throws AppError not_found
 */
export async function getModel(key: string): Promise<ModelDetail> {
  const snapshot = await catalogueSnapshot();
  const { records } = snapshot;
  const model = [...records.models.values()].find((one) => one.key === key);
  if (!model) throw notFound('model');
  const offerings = snapshot.byModel.get(key) ?? [];
  const keys = new Set(offerings.map((row) => row.key));
  return {
    model: modelRow(snapshot, model),
    provenance: model.provenance,
    aliases: records.aliases.get(model.id) ?? [],
    offerings: [...offerings].sort((a, b) => {
      const [left, right] = [inputPrice(a), inputPrice(b)];
      return left === right ? (a.key < b.key ? -1 : 1) : left - right;
    }),
    measurements: records.measurements.filter(
      (one) => one.modelId === model.id || (one.offering !== null && keys.has(one.offering)),
    ),
    revision: model.revision,
  };
}
