/**
 * Words to records, tolerant of small misspellings: every word of a query must be found, as a word, a beginning, a part,
 * or (where nothing else is) with one or two letters wrong. Matching happens once per distinct word of the vocabulary,
 * so its cost does not grow with the number of records that share a word.
 */
export interface SearchField {
  readonly text: string;
  /** How much a hit in it counts. */
  readonly weight: number;
}

export interface SearchIndex {
  readonly size: number;
  /** word → the records that have it, as [record, weight] pairs in one flat array. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** For each record its weightier texts without anything but letters and digits: for whole-phrase hits. */
  readonly phrases: readonly (readonly string[])[];
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const compact = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
const wordsOf = (text: string): string[] => fold(text).match(/\p{L}+|\p{N}+[\p{L}]*/gu) ?? [];

interface Read {
  /** Without anything but letters and digits. */
  readonly whole: string;
  /** Its words, and the whole as one. */
  readonly words: readonly string[];
}

/** Texts as they were read: a list that is indexed again after a change holds nearly the same ones. */
const reads = new Map<string, Read>();
const READS_KEPT = 100_000;

function read(text: string): Read {
  const known = reads.get(text);
  if (known) return known;
  const whole = compact(text);
  const made = { whole, words: [...new Set([...wordsOf(text), whole])].filter(Boolean) };
  if (reads.size >= READS_KEPT) reads.clear();
  reads.set(text, made);
  return made;
}

/** The heaviest weight whose texts also answer to the whole phrase. */
const PHRASE_WEIGHT = 3;

/** Builds the index; the position of a record is its number in results. */
export function searchIndex(records: readonly (readonly SearchField[])[]): SearchIndex {
  const postings = new Map<string, number[]>();
  const phrases = records.map((fields, record) => {
    const best = new Map<string, number>();
    for (const { text, weight } of fields) {
      for (const word of read(text).words) if ((best.get(word) ?? 0) < weight) best.set(word, weight);
    }
    for (const [word, weight] of best) {
      const list = postings.get(word);
      if (list) list.push(record, weight);
      else postings.set(word, [record, weight]);
    }
    return fields.filter((field) => field.weight >= PHRASE_WEIGHT).map((field) => read(field.text).whole);
  });
  return { size: records.length, postings, phrases };
}

/** Whether `word` begins with `term` but for at most `allowed` insertions, deletions, changes or swaps of neighbours. */
function nearBeginning(term: string, word: string, allowed: number): boolean {
  if (word.length < term.length - allowed) return false;
  const width = Math.min(word.length, term.length + allowed);
  let before: number[] = [];
  let previous = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= term.length; row++) {
    const current = [row];
    for (let column = 1; column <= width; column++) {
      const same = term[row - 1] === word[column - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && term[row - 1] === word[column - 2] && term[row - 2] === word[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > allowed) return false;
    before = previous;
    previous = current;
  }
  return Math.min(...previous.slice(Math.max(0, term.length - allowed))) <= allowed;
}

/** The words of the vocabulary that a term may mean, with how well: 1 the word, down to 0.2 a misspelling. */
function meanings(index: SearchIndex, term: string): [word: string, quality: number][] {
  const found: [string, number][] = [];
  const number = /^\d+$/.test(term);
  for (const word of index.postings.keys()) {
    if (word === term) found.push([word, 1]);
    else if (number && term.length < 3) continue;
    else if (word.startsWith(term)) found.push([word, 0.7]);
    else if (term.length > 1 && word.includes(term)) found.push([word, 0.45]);
  }
  if (found.length > 0 || term.length < 4 || number) return found;
  const allowed = term.length < 8 ? 1 : 2;
  for (const word of index.postings.keys()) {
    if (word[0] === term[0] && nearBeginning(term, word, allowed)) found.push([word, 0.2]);
  }
  return found;
}

/** The most words of a query that are looked at: enough for any id, and a bound on hostile input. */
const MAX_TERMS = 16;

/**
 * Scores of the records in which every word of the query is found, above 0; 0 for the others. Null for a query without
 * any word, which excludes nothing.
 */
export function searchScores(index: SearchIndex, query: string): Float64Array | null {
  const terms = [...new Set(wordsOf(query))].slice(0, MAX_TERMS);
  if (terms.length === 0) return query.trim() === '' ? null : new Float64Array(index.size);
  const total = new Float64Array(index.size);
  const hits = new Uint8Array(index.size);
  for (const [nth, term] of terms.entries()) {
    const best = new Float64Array(index.size);
    for (const [word, quality] of meanings(index, term)) {
      const list = index.postings.get(word) ?? [];
      for (let at = 0; at < list.length; at += 2) {
        const record = list[at] ?? 0;
        const score = quality * (list[at + 1] ?? 0);
        if (score > (best[record] ?? 0)) best[record] = score;
      }
    }
    for (let record = 0; record < index.size; record++) {
      const score = best[record] ?? 0;
      if (score === 0 || hits[record] !== nth) continue;
      hits[record] = nth + 1;
      total[record] = (total[record] ?? 0) + score;
    }
  }
  const phrase = compact(query);
  for (let record = 0; record < index.size; record++) {
    if (hits[record] !== terms.length) {
      total[record] = 0;
      continue;
    }
    let boost = 0;
    for (const text of index.phrases[record] ?? []) {
      if (!text.includes(phrase)) continue;
      const place = text === phrase ? 40 : text.startsWith(phrase) ? 15 : 10;
      // Of several texts that hold the phrase, the one with the least beside it.
      boost = Math.max(boost, place + (4 * phrase.length) / text.length);
    }
    total[record] = (total[record] ?? 0) + boost;
  }
  return total;
}
