import type { ComparedModel, Evidence, NamedModel } from './compared-model';
import { modelEvidence } from './model-evidence';
import { foldedName, idParts, tellsModel } from './model-names';

/** Two models that may be the same. */
export interface ModelSuggestion {
  /** Keys, the lesser one first. */
  readonly first: string;
  readonly second: string;
  /** 0 to 100. */
  readonly score: number;
  /** The strongest first. */
  readonly evidence: readonly Evidence[];
  /** When somebody found them to differ, where there is evidence since. */
  readonly judgedApart: string | null;
}

/** Two models that somebody has found to differ. */
export interface JudgedApart {
  readonly first: string;
  readonly second: string;
  /** Instant. */
  readonly at: string;
}

/** What has to stand behind a suggestion: a price or a context alone says nothing. */
const NAMING: ReadonlySet<Evidence['kind']> = new Set(['name', 'alias', 'id', 'near-id']);
const LEAST = 45;
/** More models of one name than this are a word, and not a name. */
const MOST_OF_A_NAME = 12;

function named(model: ComparedModel): NamedModel {
  const ofOfferings = model.offerings.map((offering) => ({
    ...idParts(offering.channel, offering.requestId),
    id: offering.requestId,
    offering,
  }));
  return {
    ...model,
    folded: foldedName(model.name),
    ids: [...ofOfferings, { ...idParts('', model.key), id: model.key, offering: null }],
    known: new Map(model.aliases.map(({ alias, asOf }) => [alias.toLowerCase(), asOf])),
  };
}

/** Pairs that share any name, folded or without what sources leave out. */
function candidates(models: readonly NamedModel[]): Map<string, readonly [NamedModel, NamedModel]> {
  const bearers = new Map<string, Set<NamedModel>>();
  const bears = (name: string, model: NamedModel): void => {
    if (!tellsModel(name)) return;
    const all = bearers.get(name) ?? new Set();
    bearers.set(name, all.add(model));
  };
  for (const model of models) {
    bears(model.folded, model);
    for (const { folded, core } of model.ids) {
      bears(folded, model);
      bears(core, model);
    }
    for (const alias of model.known.keys()) bears(foldedName(alias), model);
  }
  const pairs = new Map<string, readonly [NamedModel, NamedModel]>();
  for (const all of bearers.values()) {
    if (all.size > MOST_OF_A_NAME) continue;
    const sorted = [...all].sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const [nth, first] of sorted.entries())
      for (const second of sorted.slice(nth + 1)) pairs.set(`${first.key} ${second.key}`, [first, second]);
  }
  return pairs;
}

/** What speaks for and against two models being the same, whatever it comes to: for a person who has picked them. */
export function pairEvidence(first: ComparedModel, second: ComparedModel): ModelSuggestion {
  const evidence = modelEvidence(named(first), named(second));
  return {
    first: first.key,
    second: second.key,
    score: scoreOf(evidence),
    evidence: evidence.toSorted((a, b) => b.weight - a.weight),
    judgedApart: null,
  };
}

const scoreOf = (evidence: readonly Evidence[]): number =>
  Math.max(
    0,
    Math.min(
      100,
      evidence.reduce((sum, { weight }) => sum + weight, 0),
    ),
  );

/**
 * Models that may be the same under several names, the likeliest first. Never on price alone, and never by itself: a person
 * decides. Two that were found to differ come up again only on evidence that is newer than that.
 */
export function modelSuggestions(
  models: readonly ComparedModel[],
  apart: readonly JudgedApart[],
): ModelSuggestion[] {
  const judged = new Map(apart.map(({ first, second, at }) => [`${first} ${second}`, at]));
  const found: ModelSuggestion[] = [];
  for (const [pair, [first, second]] of candidates(models.map(named))) {
    const evidence = modelEvidence(first, second);
    const score = scoreOf(evidence);
    const naming = evidence.filter(({ kind }) => NAMING.has(kind));
    if (naming.length === 0 || score < LEAST) continue;
    const judgedApart = judged.get(pair) ?? null;
    const since = judgedApart?.slice(0, 10) ?? '';
    if (judgedApart !== null && !naming.some(({ asOf }) => asOf !== null && asOf > since)) continue;
    const strongest = evidence.toSorted((a, b) => b.weight - a.weight);
    found.push({ first: first.key, second: second.key, score, evidence: strongest, judgedApart });
  }
  return found.sort(
    (a, b) => b.score - a.score || (`${a.first} ${a.second}` < `${b.first} ${b.second}` ? -1 : 1),
  );
}
