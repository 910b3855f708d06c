import { convert, type HtmlToTextOptions } from 'html-to-text';

const SKIPPED = ['nav', 'footer', 'aside', 'form', 'button', 'img', 'svg', 'noscript', 'template'];

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  baseElements: { selectors: ['main', 'article', 'body'], orderBy: 'selectors' },
  limits: { maxInputLength: 5_000_000, maxDepth: 200, maxBaseElements: 1 },
  selectors: [
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    // An address is no part of what was agreed, and often differs at each visit.
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
};

/** What a web page says, as text: its main part where it names one, without what surrounds it. No script is run. */
export function readWebPage(html: string): string {
  return convert(html, OPTIONS).trim();
}
