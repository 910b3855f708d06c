import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasureProblem, executionProblem } from './document';
import { pagesOfText, pageText, storable } from './document-text';
import { excerpt, findInPage } from './find-text';

describe('the text of a page', () => {
  it('has every run where it says, and a line end where one ends', () => {
    const runs = [
      { str: 'Keep\0 it', hasEOL: false },
      { str: '', hasEOL: true },
      { str: '30 days', hasEOL: true },
    ];
    const { text, placed } = pageText(runs);
    expect(text).toBe('Keep\ufffd it\n30 days\n');
    expect(placed.map(({ from, to }) => text.slice(from, to))).toEqual(['Keep\ufffd it', '', '30 days']);
  });

  it('keeps its length whatever cannot be stored', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 65, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffe)), (units) => {
        const text = String.fromCharCode(...units);
        const kept = storable(text);
        expect(kept).toHaveLength(text.length);
        expect(kept).not.toMatch(/\0|\p{Surrogate}/u);
      }),
      { numRuns: 200 },
    );
    expect(storable('a\ud800b\ud83d\ude00')).toBe('a\ufffdb\ud83d\ude00');
  });

  it('cut into pages is the same text, at gaps where there are some', () => {
    const words = fc.array(fc.constantFrom('word', '\n\n', ' ', '\f', '😀', 'x'.repeat(4_000)), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const pages = pagesOfText(text);
        expect(pages.join('')).toBe(text);
        expect(pages.every((page) => page.length <= 4_200 && page === storable(page))).toBe(true);
      }),
      { numRuns: 100 },
    );
    const [first] = pagesOfText(`${'a'.repeat(2_000)}\n\n${'b'.repeat(4_000)}`);
    expect(first).toBe(`${'a'.repeat(2_000)}\n\n`);
  });
});

describe('words in a text', () => {
  it.each([
    ['thirty (30)', 'within Thirty\n (30) days', [[7, 19]]],
    ['a.c', 'abc a.c', [[4, 7]]],
    [
      'tax',
      'Tax and TAX',
      [
        [0, 3],
        [8, 11],
      ],
    ],
    ['   ', 'a   b', []],
    ['straße', 'Straße', [[0, 6]]],
  ])('%s', (words, text, places) => {
    expect(findInPage(3, text, words)).toEqual(places.map(([from, to]) => ({ page: 3, from, to })));
  });

  it('are shown with what stands around them on one line', () => {
    expect(excerpt('one two\nthree four', { from: 8, to: 13 }, 4)).toEqual({
      before: '…two ',
      found: 'three',
      after: ' fou…',
    });
  });
});

describe('days of documents', () => {
  const at = (iso: string) => new Date(iso);
  it.each([
    ['2026-11-22', '2026-11-21T09:59:59Z', true],
    ['2026-11-22', '2026-11-21T10:00:00Z', false],
    ['2026-11-21', '2026-11-21T00:00:00Z', false],
  ])('signed on %s is too early at %s: %s', (day, now, early) => {
    expect(executionProblem(day, at(now)) !== null).toBe(early);
  });

  it.each([
    [true, null, '2026-11-21T12:00:00Z', /legal hold/],
    [false, '2026-11-21', '2026-11-22T11:59:59Z', /kept until 2026-11-21/],
    [false, '2026-11-21', '2026-11-22T12:00:00Z', null],
    [false, null, '2026-11-21T12:00:00Z', null],
  ])('under hold %s and kept until %s it is erased at %s or not', (legalHold, retainUntil, now, sentence) => {
    const problem = erasureProblem({ legalHold, retainUntil }, at(now));
    if (sentence) expect(problem).toMatch(sentence);
    else expect(problem).toBeNull();
  });
});
