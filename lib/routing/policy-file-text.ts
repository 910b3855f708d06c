import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml';
import { pointer } from './finding';

/** Something wrong with a file, and where: line and column from 1, `pointer` a JSON pointer ("" = the whole). */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly message: string;
}

/** A text that was read: its value as JSON, and the nodes it came from. */
export interface ReadText {
  readonly value: unknown;
  /** Line and column of what a path leads to, or of the nearest thing around it that is there. */
  readonly locate: (path: readonly (string | number)[]) => { readonly line: number; readonly column: number };
  /** How a plain number was written; null where there is none. */
  readonly numberText: (path: readonly (string | number)[]) => string | null;
}

/** Characters, pieces of YAML and values: an answer comes within seconds whatever is sent. */
const MAX_CHARACTERS = 2_000_000;
const MAX_LEXEMES = 400_000;
const MAX_VALUES = 100_000;
const MAX_DEPTH = 100;
const MAX_ALIASES = 1_000;
/** More are not told at once. */
const MAX_PROBLEMS = 50;

type Path = readonly (string | number)[];

class Unreadable extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly path: Path = [],
  ) {
    super(message);
  }
}

/**
 * Reads YAML 1.2, of which JSON is a part. Bounded: nothing that recurses sees the text before its depth is known, keys
 * are compared by a set, and what aliases stand for counts in each place.
 */
export function readText(text: string): { readonly read: ReadText } | { readonly problems: FileProblem[] } {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(Math.max(0, Math.min(offset, text.length)));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = compose(text, lines);
    const wrong = [...document.errors, ...document.warnings].slice(0, MAX_PROBLEMS);
    if (wrong.length > 0) {
      return {
        problems: wrong.map(({ pos, message }) => ({
          ...at(pos[0]),
          pointer: '',
          message: sentence(message),
        })),
      };
    }
    return { read: convert(document, at) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problems: [{ ...at(error.offset), pointer: pointer(...error.path), message: error.message }] };
  }
}

function compose(text: string, lines: LineCounter): Document.Parsed {
  if (text.length > MAX_CHARACTERS) {
    throw new Unreadable(`A file has at most ${MAX_CHARACTERS.toLocaleString('en')} characters.`, 0);
  }
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  let offset = 0;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    offset += lexeme.length;
    lexemes += 1;
    tokens.push(...parser.next(lexeme));
    if (lexemes > MAX_LEXEMES) throw new Unreadable('This is too long to be read at once.', offset);
    // A map and its value, or a list and its member, are two of the parser's levels at most.
    if (parser.stack.length > MAX_DEPTH * 2) {
      throw new Unreadable(`Values nest at most ${MAX_DEPTH} deep.`, offset);
    }
  }
  tokens.push(...parser.end());
  const options = { version: '1.2', schema: 'core', uniqueKeys: false, resolveKnownTags: false } as const;
  const [document, second] = [...new Composer(options).compose(tokens, true, text.length)];
  if (!document?.contents) throw new Unreadable('There is nothing in this file.', 0);
  if (second) throw new Unreadable('A file holds one document: take out the second ---.', second.range[0]);
  return document as Document.Parsed;
}

/** What the parser says, as a sentence of ours: one line, with a full stop. */
function sentence(message: string): string {
  const line = message.split('\n')[0]?.trim() ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

function convert(
  document: Document.Parsed,
  at: (offset: number) => { line: number; column: number },
): ReadText {
  const anchors = new Map<string, Node>();
  const standsFor = new Map<Node, Node>();
  let values = 0;
  let aliases = 0;

  const visit = (node: Node | null, path: Path, offset: number): unknown => {
    const start = startOf(node) ?? offset;
    values += 1;
    if (values > MAX_VALUES) {
      throw new Unreadable(`A file holds at most ${MAX_VALUES.toLocaleString('en')} values.`, start, []);
    }
    if (path.length > MAX_DEPTH) throw new Unreadable(`Values nest at most ${MAX_DEPTH} deep.`, start, []);
    if (node === null) return null;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      aliases += 1;
      if (aliases > MAX_ALIASES) throw new Unreadable(`At most ${MAX_ALIASES} aliases.`, start, path);
      if (!target) throw new Unreadable(`Nothing above is called &${node.source}.`, start, path);
      standsFor.set(node, target);
      return visit(target, path, start);
    }
    const value = jsonOf(node, path, start);
    // Only now: what names itself inside itself has no end.
    if (node.anchor) anchors.set(node.anchor, node);
    return value;
  };

  const jsonOf = (node: Node, path: Path, start: number): unknown => {
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, index) => visit(item as Node, [...path, index], start));
    const members: [string, unknown][] = [];
    const keys = new Set<string>();
    for (const { key, keyNode, value } of entriesOf(node, path)) {
      if (keys.has(key))
        throw new Unreadable(`${key} stands here twice.`, startOf(keyNode) ?? start, [...path, key]);
      keys.add(key);
      members.push([key, visit(value, [...path, key], startOf(keyNode) ?? start)]);
    }
    // Defines, where an assignment would set the prototype.
    return Object.fromEntries(members);
  };

  const value = visit(document.contents, [], 0);

  const nodesOn = (path: Path): { readonly found: Node | null; readonly last: Node | null } => {
    const resolve = (node: Node | null) => (node ? (standsFor.get(node) ?? node) : null);
    let node: Node | null = document.contents;
    let last: Node | null = node;
    for (const part of path) {
      const around = resolve(node);
      if (isSeq(around)) node = (around.items[Number(part)] as Node | undefined) ?? null;
      else if (isMap(around)) {
        const entry = entriesOf(around, []).find(({ key }) => key === String(part));
        if (!entry) return { found: null, last };
        node = entry.value ?? entry.keyNode;
        // A block under its key is looked for at the key.
        last = isScalar(node) || isAlias(node) ? node : entry.keyNode;
        continue;
      } else return { found: null, last };
      if (!node) return { found: null, last };
      last = node;
    }
    return { found: resolve(node), last };
  };

  return {
    value,
    locate: (path) => at(startOf(nodesOn(path).last) ?? 0),
    numberText: (path) => {
      const { found } = nodesOn(path);
      return isScalar(found) && typeof found.value === 'number'
        ? ((found as Scalar.Parsed).source ?? null)
        : null;
    },
  };
}

function startOf(node: Node | null): number | undefined {
  return (node as ParsedNode | null)?.range?.[0];
}

function entriesOf(node: Node, path: Path): Entry[] {
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => {
    if (!isScalar(key)) {
      throw new Unreadable(
        'A name before a colon is a text.',
        startOf(key as Node) ?? startOf(node) ?? 0,
        path,
      );
    }
    const text =
      typeof key.value === 'string' ? key.value : ((key as Scalar.Parsed).source ?? String(key.value));
    return { key: text, keyNode: key, value: (value as Node | null) ?? null };
  });
}
