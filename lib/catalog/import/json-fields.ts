import { type Json, type JsonObject, numberText } from './read-json';

/** A text that says something; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A name, cut at the length that the catalogue keeps. */
export function nameText(value: Json | undefined): string | undefined {
  return textOf(value)?.slice(0, 200).trim();
}

/** A number as it was written: a JSON number, or a text that is meant as one. */
export function writtenNumber(value: Json | undefined): string | undefined {
  return numberText(value) ?? textOf(value);
}

/** A count of tokens that the catalogue can hold; undefined for zero, which sources write for unknown, and anything else. */
export function tokensOf(value: Json | undefined): number | undefined {
  const text = writtenNumber(value);
  const tokens = text === undefined ? Number.NaN : Number(text);
  return Number.isInteger(tokens) && tokens >= 1 && tokens <= 2_000_000_000 ? tokens : undefined;
}

/** The words of a list, sorted and once each; undefined where there is no list. */
export function wordsOf(value: Json | undefined): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const words = (value as readonly Json[]).flatMap((word) => textOf(word) ?? []);
  return [...new Set(words)].sort();
}

/** Own field of an object that somebody else wrote. */
export function fieldOf(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The same without the fields that are undefined: what a source does not say is absent. */
export function stated<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
