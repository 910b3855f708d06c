import { modelIdentity } from './model-identity';

/** A name that stands for one model: a bare word such as "large" or "auto" stands for many. */
export const tellsModel = (name: string): boolean => /\d/.test(name);

/** A name without spelling: "Anthropic: Claude Haiku 4.5 (US)" and "claude-haiku-4.5" are one. */
export function foldedName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/^[^:()]{1,40}:\s+/, '')
      // A region or a seller's remark; one with a number in it is a size or a version.
      .replace(/\([^)\d]*\)/g, '')
      .replaceAll('+', 'plus')
      .replace(/[^a-z0-9]+/g, '')
  );
}

/** Words of an id that say how a model was packed or trained on, and that sources leave out or put in. */
const OPTIONAL = new Set(['instruct', 'it', 'chat', 'hf', 'preview', 'latest', 'exp', 'beta']);
const STAMP = /^(\d{4}|\d{6}|\d{8})$/;

/** An id taken apart: what makes the model, and what one source may say and another not. */
export interface IdParts {
  /** Without dots and dashes. */
  readonly folded: string;
  /** The same without optional words and stamps. */
  readonly core: string;
  readonly optional: readonly string[];
  /** Dates or build numbers. */
  readonly stamps: readonly string[];
}

// The same ids come again after every change of the catalogue, and taking one apart costs some thirty expressions.
const KEPT = new Map<string, IdParts>();
const KEPT_MOST = 50_000;

/** Takes the name apart that a request id comes to, or a key. */
export function idParts(channel: string, id: string): IdParts {
  const name = `${channel} ${id}`;
  const known = KEPT.get(name);
  if (known) return known;
  if (KEPT.size >= KEPT_MOST) KEPT.clear();
  const parts = takenApart(channel, id);
  KEPT.set(name, parts);
  return parts;
}

function takenApart(channel: string, id: string): IdParts {
  const words = modelIdentity(channel, id).join.split('-');
  const optional = words.filter((word) => OPTIONAL.has(word));
  // The first word is never a stamp, and a size or version has other forms.
  const stamps = words.filter((word, nth) => nth > 0 && STAMP.test(word));
  const core = words.filter((word, nth) => !OPTIONAL.has(word) && !(nth > 0 && STAMP.test(word)));
  return { folded: words.join(''), core: core.join(''), optional, stamps };
}

/** In what alone two ids differ that are of one core: words, or a stamp that only one has; null where it is more. */
export function onlyDifference(one: IdParts, other: IdParts): readonly string[] | null {
  if (one.core !== other.core || one.folded === other.folded) return null;
  if (one.stamps.length > 0 && other.stamps.length > 0 && one.stamps.join() !== other.stamps.join())
    return null;
  const all = [...one.optional, ...one.stamps];
  const others = [...other.optional, ...other.stamps];
  const differing = [
    ...all.filter((word) => !others.includes(word)),
    ...others.filter((word) => !all.includes(word)),
  ];
  // Where each says something that the other does not, they are two.
  const twoSided = all.some((word) => !others.includes(word)) && others.some((word) => !all.includes(word));
  return differing.length === 0 || twoSided ? null : differing;
}
