import type { ComparedModel, ComparedOffering } from './compared-model';
import type { AliasLine } from './details';
import type { ModelSuggestion } from './model-suggestions';

/** A model with all that its names rest on. */
export interface KnownModel extends ComparedModel {
  readonly revision: number;
  readonly family: string | null;
  readonly aliases: readonly AliasLine[];
}

/** The first of a list, and how many there are. */
export interface Few<Value> {
  readonly first: readonly Value[];
  readonly total: number;
}

/** One of two models that may be the same, as the screen shows it beside the other. */
export interface SuggestedModel
  extends Pick<KnownModel, 'key' | 'name' | 'revision' | 'ownerName' | 'family' | 'releasedOn'> {
  /** The largest that any seller takes; null = unknown. */
  readonly contextTokens: number | null;
  readonly offerings: Few<ComparedOffering>;
  readonly aliases: Few<string>;
}

/** Two models that may be the same, with what is known of each. */
export interface SuggestionDetail extends Omit<ModelSuggestion, 'first' | 'second'> {
  readonly models: readonly [SuggestedModel, SuggestedModel];
}

const SHOWN = 4;
const few = <Value>(values: readonly Value[]): Few<Value> => ({
  first: values.slice(0, SHOWN),
  total: values.length,
});

/** A model as it is shown beside another. */
export function suggestedModel(model: KnownModel): SuggestedModel {
  const { key, name, revision, ownerName, family, releasedOn, offerings, aliases } = model;
  const contexts = offerings.flatMap(({ contextTokens }) => contextTokens ?? []);
  return {
    key,
    name,
    revision,
    ownerName,
    family,
    releasedOn,
    contextTokens: contexts.length === 0 ? null : Math.max(...contexts),
    offerings: few(offerings),
    aliases: few(aliases.map(({ alias }) => alias)),
  };
}
