import MiniSearch from 'minisearch';
import { DOCS, docHref } from '../contents';
import { outline } from '../outline';
import { readDoc } from './read-doc';

/** A part of the documentation that was found. */
export interface DocHit {
  readonly href: string;
  readonly doc: string;
  readonly title: string;
  /** The words around what was found. */
  readonly excerpt: string;
}

interface Indexed {
  readonly id: string;
  readonly doc: string;
  readonly title: string;
  readonly text: string;
}

let made: Promise<{ index: MiniSearch<Indexed>; parts: Map<string, Indexed> }> | undefined;

/** The parts of the documentation that speak of what is asked for, the best first; at most `limit`. */
export async function searchDocs(question: string, limit = 20): Promise<readonly DocHit[]> {
  made ??= makeIndex();
  const { index, parts } = await made;
  return index
    .search(question, { prefix: true, fuzzy: 0.15, boost: { title: 4, doc: 2 }, combineWith: 'AND' })
    .slice(0, limit)
    .flatMap(({ id, queryTerms }): DocHit[] => {
      const part = parts.get(id as string);
      return part
        ? [{ href: part.id, doc: part.doc, title: part.title, excerpt: excerpt(part.text, queryTerms) }]
        : [];
    });
}

async function makeIndex() {
  const index = new MiniSearch<Indexed>({ fields: ['title', 'text', 'doc'] });
  const parts = new Map<string, Indexed>();
  for (const doc of DOCS) {
    const read = await readDoc(doc);
    if (!read) continue;
    for (const { level, title, anchor, text } of outline(read.markdown)) {
      const id = level === 1 ? docHref(doc) : `${docHref(doc)}#${anchor}`;
      parts.set(id, { id, doc: read.title, title, text });
    }
  }
  index.addAll([...parts.values()]);
  return { index, parts };
}

const AROUND = 110;

function excerpt(text: string, terms: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const lower = flat.toLowerCase();
  const at = Math.min(...terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0));
  const start = Number.isFinite(at) ? Math.max(0, at - AROUND / 2) : 0;
  const end = start + 2 * AROUND;
  return `${start > 0 ? '… ' : ''}${flat.slice(start, end)}${end < flat.length ? ' …' : ''}`;
}
