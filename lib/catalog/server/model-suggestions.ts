import { notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { CatalogueHit } from '../details';
import { type ModelSuggestion, modelSuggestions, pairEvidence } from '../model-suggestions';
import { type KnownModel, type SuggestionDetail, suggestedModel } from '../suggestion-detail';
import type { CatalogueRecords } from './load';
import { searchCatalogue } from './search';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';

const kept = new WeakMap<CatalogueRecords, { apart: string; models: Models; found: ModelSuggestion[] }>();
type Models = ReadonlyMap<string, KnownModel>;

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
  return { suggestions: found.slice(0, limit).flatMap((one) => detail(models, one)), total: found.length };
}

function detail(models: Models, { first, second, ...suggestion }: ModelSuggestion): SuggestionDetail[] {
  const [one, other] = [models.get(first), models.get(second)];
  return one && other ? [{ ...suggestion, models: [suggestedModel(one), suggestedModel(other)] }] : [];
}

/** A model's names and what it may be the same as; with another, what speaks for and against that. */
export interface ModelNames {
  readonly model: KnownModel;
  /** Key and name of each. */
  readonly suggested: readonly Pick<KnownModel, 'key' | 'name'>[];
  readonly pair: SuggestionDetail | null;
}

/**
 * What the page of a model's names shows.
 *
 * @param other the key of a model to compare it with
 * @throws AppError not_found
 */
export async function modelNames(
  key: string,
  other: string | null,
  now: Date = new Date(),
): Promise<ModelNames> {
  const { models, found } = await current(now);
  const model = models.get(key);
  if (!model) throw notFound('model');
  const suggested = found.flatMap(({ first, second }) => {
    if (first !== key && second !== key) return [];
    const one = models.get(first === key ? second : first);
    return one ? [{ key: one.key, name: one.name }] : [];
  });
  const compared = other === null || other === key ? undefined : models.get(other);
  const [pair = null] = compared ? detail(models, pairEvidence(model, compared)) : [];
  return { model, suggested, pair };
}

/** Models that a text may mean, best first. */
export async function findModels(text: string): Promise<readonly CatalogueHit[]> {
  const hits = await searchCatalogue(text, 60);
  return hits.filter(({ kind }) => kind === 'model').slice(0, 20);
}
