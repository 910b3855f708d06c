import { notFound } from 'next/navigation';
import type { RecordKind } from '@/lib/catalog/change';

const KINDS: readonly RecordKind[] = ['offering', 'model', 'vendor'];

/** The kind of record that a page's address names; any other word is no page. */
export function pageKind(word: string): RecordKind {
  return KINDS.find((kind) => kind === word) ?? notFound();
}
