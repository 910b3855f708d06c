/** Words that stand in every clause and tell none apart. */
const EMPTY = new Set(
  'a an and any are as at be by for from has have in into is it its may must of on or other shall such than that the their these this those to under upon was which will with'.split(
    ' ',
  ),
);

/** The common endings taken off, so that "retained", "retains" and "retain" are one. Crude, and the same on both sides. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word
    .replace(/our(?=able|ed|s|$)/, 'or')
    .replace(/is(?=ation|ed|ing|es?$)/, 'iz')
    .replace(/ies$/, 'y')
    .replace(/(ations?|ing|ed|es|e|s)$/, '');
}

/**
 * A text as the words that tell clauses apart, in their order: small, without accents, hyphens and endings, and without
 * the words that stand everywhere. For finding; never shown.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/(\p{L})[-\u2010\u2011\u00ad]\s*(?=\p{L})/gu, '$1')
    .split(/[^\p{L}\p{N}.%]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '' && !EMPTY.has(word))
    .map(stem)
    .join(' ');
}
