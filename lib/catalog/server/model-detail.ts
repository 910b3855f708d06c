import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
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

/** The key of the model that one was joined into, however often; null for one that was not, or is not there. */
export async function joinedInto(key: string): Promise<string | null> {
  const { records } = await catalogueSnapshot();
  if ([...records.models.values()].some((one) => one.key === key)) return null;
  let at: string | null = key;
  // A chain that leads back to itself cannot come about by joining: what is joined is archived.
  for (const seen = new Set<string>(); at !== null && !seen.has(at); ) {
    seen.add(at);
    const row: { joinedInto: string | null; archivedAt: Date | null } | null = await db().model.findUnique({
      where: { key: at },
      select: { joinedInto: true, archivedAt: true },
    });
    if (!row) return null;
    if (row.archivedAt === null) return at === key ? null : at;
    at = row.joinedInto;
  }
  return null;
}

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
