import { expect, it } from 'vitest';
import { PREVIEW_SECTIONS, type PreviewSection } from '@/lib/catalog/import/preview';
import { givenAs, previewSentence, rowsRead } from './import-words';

it.each([
  [2986, 2984, '2,984 of 2,986 rows read'],
  [336, 336, 'all 336 rows read'],
  [1, 1, 'its one row read'],
  [1, 0, '0 of 1 row read'],
])('of %d rows %d were read: %s', (rows, imported, words) =>
  expect(rowsRead({ rows, imported })).toBe(words),
);

it.each([
  ['file', 'a.json', 'File a.json'],
  ['url', 'https://models.dev/api.json', 'Address https://models.dev/api.json'],
  ['paste', 'Pasted text', 'Pasted text'],
  ['installed', 'genai-prices', 'genai-prices, installed here,'],
] as const)('given by %s', (via, name, words) => expect(givenAs({ via, name })).toBe(words));

const preview = (
  given: Partial<Record<PreviewSection, number>>,
  more: { newModels?: number; newVendors?: number; confirmed?: number } = {},
) => {
  const none = Object.fromEntries(PREVIEW_SECTIONS.map((section) => [section, 0]));
  const counts = { ...none, ...given } as Record<PreviewSection, number>;
  return { counts, chosen: counts, confirmed: 0, newModels: 0, newVendors: 0, digest: '', ...more };
};

it('says what an import would do, and nothing of what there is none of', () => {
  expect(previewSentence(preview({ new: 1, changed: 2 }, { newModels: 1 }))).toBe(
    '1 offering is new (with 1 model), 2 values changed.',
  );
  expect(previewSentence(preview({ new: 1204 }, { newModels: 310, newVendors: 12, confirmed: 9 }))).toBe(
    '1,204 offerings are new (with 310 models and 12 sellers), 9 values confirmed.',
  );
  expect(previewSentence(preview({}))).toBe('Nothing would change.');
});
