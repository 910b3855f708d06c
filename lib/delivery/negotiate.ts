/** The forms a bundle is kept in, best first: the order in which equal wishes are settled. */
export const CODINGS = ['br', 'gzip', 'identity'] as const;
export type Coding = (typeof CODINGS)[number];

const REMEMBERED = new Map<string, Coding | null>();
const REMEMBERED_MOST = 64;

/**
 * The coding to answer an `Accept-Encoding` with (RFC 9110, 12.5.3): the one with the greatest `q`, `br` before `gzip`
 * before identity where they are equal; null if the client takes none of them (406). Identity is always taken unless
 * it is excluded, and wished for least unless it is named. Elements that are not well formed are passed over.
 */
export function chooseCoding(header: string | undefined): Coding | null {
  if (header === undefined) return 'identity';
  const known = REMEMBERED.get(header);
  if (known !== undefined) return known;
  const chosen = choose(header);
  if (header.length <= 64) {
    if (REMEMBERED.size >= REMEMBERED_MOST) REMEMBERED.clear();
    REMEMBERED.set(header, chosen);
  }
  return chosen;
}

const ELEMENT = /^([a-z0-9!#$%&'*+.^_`|~-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

function choose(header: string): Coding | null {
  const wished = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [, coding, q] = ELEMENT.exec(part.trim()) ?? [];
    if (coding !== undefined)
      wished.set(coding === 'x-gzip' ? 'gzip' : coding, q === undefined ? 1 : Number(q));
  }
  const any = wished.get('*');
  let best: Coding | null = null;
  let bestQ = 0;
  for (const coding of CODINGS) {
    // An identity that is not named is taken, but wished for less than whatever is.
    const unnamed = coding === 'identity' ? (any ?? Number.MIN_VALUE) : (any ?? 0);
    const q = wished.get(coding) ?? unnamed;
    if (q > bestQ) [best, bestQ] = [coding, q];
  }
  return best;
}

/** The parts of an entity tag that RFC 9110 allows between its quotes. */
const TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/**
 * Which of a resource's entity tags an `If-None-Match` names, by weak comparison: the tag, or null when the answer is
 * to be whole. `*` names the tag of the form that would be sent.
 *
 * @param tags the quoted tags of all forms
 * @param current the tag of the form that would be sent
 */
export function matchTag(
  header: string | undefined,
  tags: readonly string[],
  current: string,
): string | null {
  if (header === undefined) return null;
  if (header === current) return current;
  if (header.trim() === '*') return current;
  for (const [, tag] of header.matchAll(TAG)) {
    if (tag !== undefined && tags.includes(tag)) return tag;
  }
  return null;
}
