import type { ComparedModel } from './compared-model';
import type { AliasLine } from './details';
import type { ModelSuggestion } from './model-suggestions';

/** One of two models that may be the same, as the screen shows it beside the other. */
export interface SuggestedModel extends ComparedModel {
  readonly revision: number;
  readonly family: string | null;
  readonly aliases: readonly AliasLine[];
}

/** Two models that may be the same, with what is known of each. */
export interface SuggestionDetail extends Omit<ModelSuggestion, 'first' | 'second'> {
  readonly models: readonly [SuggestedModel, SuggestedModel];
}
