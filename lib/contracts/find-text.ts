/** Where something was found: UTF-16 code units into the text of the page, [from, to). */
export interface Found {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Where words stand in the text of a page, whatever their case and however they are broken into lines. Words that hold
 * nothing but spaces are found nowhere.
 */
export function findInPage(page: number, text: string, words: string, most = 1_000): Found[] {
  const pattern = patternOf(words);
  if (!pattern) return [];
  const found: Found[] = [];
  for (const { index, 0: match } of text.matchAll(pattern)) {
    if (found.length === most) break;
    found.push({ page, from: index, to: index + match.length });
  }
  return found;
}

function patternOf(words: string): RegExp | null {
  const parts = words.split(/\s+/).filter((part) => part !== '');
  if (parts.length === 0) return null;
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(escaped.join(String.raw`\s+`), 'giu');
}

/** What stands around a place, on one line, with an ellipsis where it was cut. */
export function excerpt(text: string, { from, to }: Omit<Found, 'page'>, around = 80) {
  const start = Math.max(0, from - around);
  const end = Math.min(text.length, to + around);
  const flat = (part: string) => part.replace(/\s+/g, ' ');
  return {
    before: `${start > 0 ? '…' : ''}${flat(text.slice(start, from))}`,
    found: flat(text.slice(from, to)),
    after: `${flat(text.slice(to, end))}${end < text.length ? '…' : ''}`,
  };
}
