import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { type ComparedModel, type ModelSuggestion, modelSuggestions } from '../model-suggestions';
import type { CatalogueRecords } from './load';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';

/** One of two models that may be the same, as the screen shows it beside the other. */
export interface SuggestedModel extends ComparedModel {
  readonly revision: number;
  readonly family: string | null;
}

/** Two models that may be the same, with what is known of each. */
export interface SuggestionDetail extends Omit<ModelSuggestion, 'first' | 'second'> {
  readonly models: readonly [SuggestedModel, SuggestedModel];
}

const kept = new WeakMap<CatalogueRecords, { apart: string; models: Models; found: ModelSuggestion[] }>();
type Models = ReadonlyMap<string, SuggestedModel>;

/** Every model with what is compared of it, by key. */
function comparedModels({ records, byModel }: CatalogueSnapshot): Models {
  return new Map(
    [...records.models.values()].map((model) => [
      model.key,
      {
        key: model.key,
        name: model.name,
        nameAsOf: model.provenance.name?.asOf ?? null,
        owner: model.owner,
        ownerName: model.owner && (records.vendors.get(model.owner)?.name ?? model.owner),
        releasedOn: model.releasedOn,
        family: model.family,
        revision: model.revision,
        aliases: records.aliases.get(model.id) ?? [],
        offerings: (byModel.get(model.key) ?? []).map((row) => ({
          key: row.key,
          channel: row.channelKey,
          channelName: row.channelName,
          requestId: row.requestId,
          profile: row.profile,
          contextTokens: row.contextTokens,
          input: row.prices.input ?? null,
          output: row.prices.output ?? null,
          asOf: row.asOf,
        })),
      },
    ]),
  );
}

async function current(now: Date) {
  const [snapshot, apart] = await Promise.all([
    catalogueSnapshot(now),
    db().modelsApart.findMany({ where: { archivedAt: null }, orderBy: { at: 'asc' } }),
  ]);
  const judged = apart.map(({ first, second, at }) => ({ first, second, at: instant(at) }));
  const text = JSON.stringify(judged);
  const known = kept.get(snapshot.records);
  if (known?.apart === text) return known;
  const models = known?.models ?? comparedModels(snapshot);
  const made = { apart: text, models, found: modelSuggestions([...models.values()], judged) };
  kept.set(snapshot.records, made);
  return made;
}

/** How many pairs of models wait for somebody's decision. */
export async function countModelSuggestions(now: Date = new Date()): Promise<number> {
  return (await current(now)).found.length;
}

/** Pairs of models that may be the same, the likeliest first: those of one page, and how many there are. */
export async function listModelSuggestions(
  limit: number,
  now: Date = new Date(),
): Promise<{ readonly suggestions: readonly SuggestionDetail[]; readonly total: number }> {
  const { models, found } = await current(now);
  const suggestions = found.slice(0, limit).flatMap(({ first, second, ...suggestion }) => {
    const [one, other] = [models.get(first), models.get(second)];
    return one && other ? [{ ...suggestion, models: [one, other] as const }] : [];
  });
  return { suggestions, total: found.length };
}
