/** What a document says. */
export interface DocumentText {
  /** The text of each page. */
  readonly pages: readonly string[];
  /** What whoever works with it should know, in a sentence. */
  readonly remark: string | null;
}

/** A run of text as pdf.js gives it: where a line ends, it says so. */
export interface TextRun {
  readonly str: string;
  readonly hasEOL: boolean;
}

/** Where a run stands in the text of its page: UTF-16 code units, [from, to). */
export interface PlacedRun {
  readonly from: number;
  readonly to: number;
}

/**
 * The text of a page of a PDF and where in it each run stands. The reader that stores texts and the page that is looked at
 * both use it, so that a passage selected on one is found in the other.
 */
export function pageText(runs: readonly TextRun[]): { text: string; placed: PlacedRun[] } {
  let text = '';
  const placed = runs.map(({ str, hasEOL }) => {
    const from = text.length;
    text += storable(str);
    const to = text.length;
    if (hasEOL) text += '\n';
    return { from, to };
  });
  return { text, placed };
}

/** The same length, with U+FFFD for what PostgreSQL does not store: NUL, and half a surrogate pair. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** Characters of a page of a text that knows no pages. */
const PAGE = 3_500;

/**
 * A text in pages of about a sheet each: at a form feed, else at the blank line, line end or space nearest before a sheet is
 * full. One after another they are the text.
 */
export function pagesOfText(text: string): string[] {
  const pages: string[] = [];
  for (const sheet of storable(text).split(/(?<=\f)/)) {
    let rest = sheet;
    while (rest.length > PAGE * 1.2) {
      const cut = cutBefore(rest);
      pages.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    if (rest !== '') pages.push(rest);
  }
  return pages;
}

function cutBefore(text: string): number {
  const head = text.slice(0, PAGE);
  for (const gap of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(gap);
    if (at > PAGE / 2) return at + gap.length;
  }
  // Not between the halves of a pair.
  return /[\ud800-\udbff]$/.test(head) ? PAGE - 1 : PAGE;
}
