import type { OfferingRow } from '@/lib/catalog/offering-row';
/** The page of an offering. Its key holds slashes and may hold `#`, `?` and `%`: each part is encoded on its own. */
export function offeringHref(key: string): string {
  return `/catalogue/offerings/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** The key of an offering from the parts of its page's address, as Next hands them over (still encoded). */
export function offeringKeyOf(parts: readonly string[]): string {
  return parts.map(decodePart).join('/');
}

export function modelHref(key: string): string {
  return `/catalogue/models/${key.split('/').map(encodeURIComponent).join('/')}`;
}

export function vendorHref(key: string): string {
  return `/catalogue/vendors/${encodeURIComponent(key)}`;
}

/** The page on which offerings are read side by side. */
export function compareOfferingsHref(keys: readonly string[], onlyDifferences = false): string {
  const search = new URLSearchParams(keys.map((key) => ['offering', key]));
  if (onlyDifferences) search.set('only', 'differences');
  return `/catalogue/compare?${search}`;
}

/** The calculator with some offerings side by side. */
export function calculatorHref(keys: readonly string[]): string {
  return `/catalogue/calculator?${new URLSearchParams(keys.map((key) => ['offering', key]))}`;
}

/** A record of the catalogue, as its pages of editing and history are addressed. */
type RecordKind = 'offering' | 'model' | 'vendor';

const parts = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

/** The page of a record, whichever it is. */
export function recordHref(kind: RecordKind, key: string): string {
  if (kind === 'vendor') return vendorHref(key);
  return kind === 'model' ? modelHref(key) : offeringHref(key);
}

export function editRecordHref(kind: RecordKind, key: string): string {
  return `/catalogue/edit/${kind}/${parts(key)}`;
}

/** What a record was, step by step; of one field, or of all. */
export function recordHistoryHref(kind: RecordKind, key: string, field?: string): string {
  const search = field === undefined ? '' : `?${new URLSearchParams({ field })}`;
  return `/catalogue/history/${kind}/${parts(key)}${search}`;
}

/** A model's other names, what it may be the same as, and how it is split; beside another that it is held against. */
export function modelNamesHref(key: string, other?: string): string {
  const search = other === undefined ? '' : `?${new URLSearchParams({ with: other })}`;
  return `/catalogue/identity/model/${parts(key)}${search}`;
}

/** Pairs of models that may be the same. */
export const SAME_MODELS_HREF = '/catalogue/settle/models';
/** Records that are out of the lists and can be brought back. */
export const ARCHIVED_HREF = '/catalogue/archived';
export const NEW_OFFERING_HREF = '/catalogue/offerings/new';
export const NEW_MODEL_HREF = '/catalogue/models/new';
export const NEW_VENDOR_HREF = '/catalogue/vendors/new';

/** The list of what has no less than an offering in what is known of it, the cheapest first. */
export function noLessHref(row: OfferingRow): string {
  const search = new URLSearchParams({ sort: 'blended' });
  const list = (name: string, values: readonly string[] | null) =>
    values && values.length > 0 && search.set(name, values.join(','));
  list('capability', row.capabilities);
  list('input', row.inputModalities);
  list('output', row.outputModalities);
  list('mode', row.mode === null ? null : [row.mode]);
  if (row.contextTokens !== null) search.set('contextMin', String(row.contextTokens));
  return `/catalogue?${search}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
