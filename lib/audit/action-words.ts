import { ACCESS_WORDS, READ_WORDS } from './words/access';
import { CATALOGUE_WORDS } from './words/catalogue';
import { CONTRACT_WORDS } from './words/contracts';
import { ROUTING_WORDS } from './words/routing';
import { SENSITIVITY_WORDS } from './words/sensitivity';

/** Actions that stand in the trail, by the part of the product that they belong to, each with what it did. */
export const ACTION_AREAS: readonly {
  readonly area: string;
  readonly words: Readonly<Record<string, string>>;
}[] = [
  { area: 'Catalogue', words: CATALOGUE_WORDS },
  { area: 'Routing', words: ROUTING_WORDS },
  { area: 'Contracts', words: CONTRACT_WORDS },
  { area: 'Sensitivity', words: SENSITIVITY_WORDS },
  { area: 'People and access', words: ACCESS_WORDS },
];

const WORDS = new Map([...ACTION_AREAS.map(({ words }) => words), READ_WORDS].flatMap(Object.entries));

/** The actions of one thing: those of "token". */
export function actionsBeginning(thing: string): readonly string[] {
  return [...WORDS.keys()].filter((action) => action.startsWith(`${thing}.`));
}

/** Whether an action has words of its own. */
export function hasWords(action: string): boolean {
  return WORDS.has(action);
}

/** What an action did: "archived a rule". One of a later version reads as one that was not done. */
export function actionWords(action: string): string {
  return WORDS.get(action) ?? wishWords(action);
}

/** An action that somebody wanted and may not have done: "rule: archive". */
export function wishWords(action: string): string {
  return action.replace('.', ': ').replaceAll('_', ' ');
}
