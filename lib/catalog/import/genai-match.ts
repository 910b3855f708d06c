import type { MatchLogic } from '@pydantic/genai-prices';

/** Whether an id is one that an entry of `@pydantic/genai-prices` stands for: its own rule, case-insensitive. */
export function matches(logic: MatchLogic, id: string): boolean {
  const text = id.toLowerCase();
  if ('or' in logic) return logic.or.some((one) => matches(one, id));
  if ('and' in logic) return logic.and.every((one) => matches(one, id));
  if ('equals' in logic) return text === logic.equals.toLowerCase();
  if ('starts_with' in logic) return text.startsWith(logic.starts_with.toLowerCase());
  if ('ends_with' in logic) return text.endsWith(logic.ends_with.toLowerCase());
  if ('contains' in logic) return text.includes(logic.contains.toLowerCase());
  return new RegExp(logic.regex).test(text);
}

/** The texts that a rule compares with, and which of them name a whole id. */
export function literals(logic: MatchLogic): { readonly text: string; readonly whole: boolean }[] {
  if ('or' in logic) return logic.or.flatMap(literals);
  if ('and' in logic) return logic.and.flatMap(literals);
  if ('equals' in logic) return [{ text: logic.equals, whole: true }];
  if ('starts_with' in logic) return [{ text: logic.starts_with, whole: false }];
  if ('ends_with' in logic) return [{ text: logic.ends_with, whole: false }];
  return 'contains' in logic ? [{ text: logic.contains, whole: false }] : [];
}
