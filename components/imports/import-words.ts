import { formatCount, formatPlural } from '@/components/ui/format-number';
import type { ImportDetail, ImportState, ImportVia, PreviewSection } from '@/lib/catalog/import/preview';

/** What a section of a review is called, and what to think of before choosing from it. */
export const SECTION_WORDS: Readonly<
  Record<PreviewSection, { readonly label: string; readonly note: string }>
> = {
  new: { label: 'New', note: 'Offerings that the catalogue does not have.' },
  changed: {
    label: 'Changed',
    note: 'Values that this source gave before, or that nobody had stated. Prices that move most come first.',
  },
  conflict: {
    label: 'Set by hand',
    note: 'Somebody here set these values. They stay as they are unless you choose otherwise.',
  },
  other: {
    label: 'Other sources',
    note: 'Another source says otherwise. Left alone, they can be settled one by one later.',
  },
  gone: {
    label: 'Gone',
    note: 'Stated by this source before, and no longer. An offering that is chosen here is archived.',
  },
  archived: { label: 'Archived', note: 'Archived here, and still stated by the source.' },
};

export const VIA_WORDS: Readonly<Record<ImportVia, string>> = {
  file: 'file',
  paste: 'paste',
  url: 'address',
  installed: 'installed here',
};

export const STATE_WORDS: Readonly<Record<ImportState, string>> = {
  preview: 'to review',
  applied: 'applied',
  undone: 'undone',
  discarded: 'discarded',
};

/** What a source was read from: "File prices.json", "Pasted text". */
export function givenAs({ via, name }: Pick<ImportDetail, 'via' | 'name'>): string {
  if (via === 'paste') return 'Pasted text';
  if (via === 'installed') return `${name}, installed here,`;
  return `${via === 'url' ? 'Address' : 'File'} ${name}`;
}

/** How much of a file was read: "2,984 of 2,986 rows read", "all 336 rows read". */
export function rowsRead({ rows, imported }: Pick<ImportDetail, 'rows' | 'imported'>): string {
  if (imported === rows) return rows === 1 ? 'its one row read' : `all ${formatCount(rows)} rows read`;
  return `${formatCount(imported)} of ${formatPlural(rows, 'row')} read`;
}

/** What an import would do, in a sentence. */
export function previewSentence(preview: NonNullable<ImportDetail['preview']>): string {
  const { counts, newModels, newVendors, confirmed } = preview;
  const along = [
    newModels > 0 && formatPlural(newModels, 'model'),
    newVendors > 0 && formatPlural(newVendors, 'seller'),
  ].filter(Boolean);
  const parts = [
    counts.new > 0 &&
      `${formatPlural(counts.new, 'offering')} ${counts.new === 1 ? 'is' : 'are'} new${along.length > 0 ? ` (with ${along.join(' and ')})` : ''}`,
    counts.changed > 0 && `${formatPlural(counts.changed, 'value')} changed`,
    counts.conflict > 0 && `${formatCount(counts.conflict)} set by hand here`,
    counts.other > 0 && `${formatCount(counts.other)} stated otherwise elsewhere`,
    counts.gone > 0 && `${formatCount(counts.gone)} gone`,
    confirmed > 0 && `${formatPlural(confirmed, 'value')} confirmed`,
  ].filter(Boolean);
  return parts.length === 0 ? 'Nothing would change.' : `${parts.join(', ')}.`;
}
