import { expect, test } from 'vitest';
import { CLAUSE_TYPES } from './clause-types';
import { suggestPassages } from './passages';

const PAGES = [
  {
    page: 1,
    text: `MASTER AGREEMENT

1. Fees
Customer pays the list price less a discount of 12.5 %.
Invoices are due within
30 days of their date.

2. Customer Data
2.1 Provider shall not use Customer Data to train its machine learn-
ing models, nor to improve the Services.
2.2 Prompts and outputs are retained for 30 days for abuse monitoring, and then deleted.
(a) Backups are deleted within 60 days.`,
  },
  {
    page: 2,
    text: `3. Confidentiality
The Receiving Party shall not disclose Confidential Information of the Disclosing Party.

4. Security
Provider notifies Customer of a personal data breach without undue delay and at the latest within 72 hours. Data
at rest is encrypted.

5. Sub-processors
Provider lists its sub-processors and gives prior notice of any change.`,
  },
];

const found = suggestPassages(PAGES, CLAUSE_TYPES);
const first = (type: string) => found.get(type)?.[0];

test.each([
  ['pricing_parity', 1, /1\. Fees\n.*discount.*\nInvoices are due within\n30 days of their date\.$/s],
  ['no_training', 1, /2\.1 Provider.*improve the Services\.$/s],
  ['retention', 1, /^2\.2 Prompts.*then deleted\.$/],
  ['confidentiality', 2, /^3\. Confidentiality\nThe Receiving Party.*Disclosing Party\.$/],
  ['security_breach', 2, /^4\. Security\nProvider notifies.*encrypted\.$/s],
  ['subprocessors', 2, /^5\. Sub-processors\nProvider lists/],
])('%s is found on page %i, from its number to its last word', (type, page, passage) => {
  expect(first(type)).toMatchObject({ page, score: 1, passage: expect.stringMatching(passage) });
});

test('a suggestion tells where it stands, and by which words it was found', () => {
  for (const { page, from, to, passage } of [...found.values()].flat()) {
    expect(PAGES[page - 1]?.text.slice(from, to)).toBe(passage);
  }
  expect(first('no_training')?.why).toContain('machine learning models');
  expect(first('subprocessors')?.why).toEqual(expect.arrayContaining(['subprocessor']));
});

test('what no phrase of is there is not suggested, and never more than was asked for', () => {
  expect(found.get('government_access')).toEqual([]);
  const text = Array.from(
    { length: 9 },
    (_, i) => `${i}. Provider keeps a transparency report of number ${i}.`,
  ).join('\n');
  const many = suggestPassages([{ page: 1, text }], CLAUSE_TYPES, 4);
  expect(many.get('government_access')).toHaveLength(4);
});

test('a long paragraph is cut at sentences, and one without any is cut all the same', () => {
  const sentence = 'Provider shall not use Customer Data to train models of its own or of others. ';
  const texts = [sentence.repeat(60), 'train models '.repeat(600)];
  for (const text of texts) {
    const passages = suggestPassages([{ page: 1, text }], CLAUSE_TYPES, 99).get('no_training') ?? [];
    expect(passages.length).toBeGreaterThan(3);
    expect(Math.max(...passages.map(({ passage }) => passage.length))).toBeLessThanOrEqual(1_200);
  }
  expect(
    suggestPassages([{ page: 1, text: texts[0] ?? '' }], CLAUSE_TYPES).get('no_training')?.[0]?.passage,
  ).toMatch(/others\.$/);
});
