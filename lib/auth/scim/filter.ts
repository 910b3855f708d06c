import { attributeName } from './attribute-name';
import { ScimError } from './scim-error';

const OPERATORS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof OPERATORS)[number];
type Comparable = string | number | boolean | null;

/** RFC 7644, 3.4.2.2. Names are lower-cased and without the schema's URN. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'present'; readonly attribute: string }
  | {
      readonly kind: 'compare';
      readonly attribute: string;
      readonly operator: Operator;
      readonly value: Comparable;
    }
  /** `emails[type eq "work"]` */
  | { readonly kind: 'has'; readonly attribute: string; readonly of: Filter };

/** What no directory asks for; beyond it, working a filter out could be made to cost without end. */
const MOST_CHARACTERS = 4_000;
const MOST_COMPARISONS = 100;
const MOST_DEPTH = 20;

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([()[\]])|([^\s()[\]"]+))/y;

/**
 * Reads a filter.
 * @throws ScimError invalidFilter, with where it could not be read
 */
export function parseFilter(text: string): Filter {
  if (text.length > MOST_CHARACTERS) throw wrong(`It is longer than ${MOST_CHARACTERS} characters.`);
  const reader = new Reader(tokens(text));
  const filter = reader.either(0);
  if (reader.peek() !== undefined) throw wrong(`Nothing was expected at "${reader.peek()}".`);
  return filter;
}

function tokens(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw wrong(`It cannot be read at character ${at + 1}.`);
    found.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return found;
}

class Reader {
  private at = 0;
  private comparisons = 0;
  constructor(private readonly tokens: readonly string[]) {}

  peek(): string | undefined {
    return this.tokens[this.at];
  }

  either(depth: number): Filter {
    if (depth > MOST_DEPTH) throw wrong(`It nests deeper than ${MOST_DEPTH}.`);
    return this.joined('or', () => this.joined('and', () => this.one(depth)));
  }

  private joined(kind: 'and' | 'or', next: () => Filter): Filter {
    const of = [next()];
    while (this.peek()?.toLowerCase() === kind) {
      this.at += 1;
      of.push(next());
    }
    return of.length === 1 && of[0] ? of[0] : { kind, of };
  }

  private one(depth: number): Filter {
    const token = this.take('an attribute');
    if (token === '(') return this.closed(depth, ')');
    if (token.toLowerCase() === 'not' && this.peek() === '(') {
      this.at += 1;
      return { kind: 'not', of: this.closed(depth, ')') };
    }
    const attribute = attributeName(token);
    if (!attribute) throw wrong(`"${token}" is no attribute.`);
    this.comparisons += 1;
    if (this.comparisons > MOST_COMPARISONS) throw wrong(`It compares more than ${MOST_COMPARISONS} times.`);
    if (this.peek() === '[') {
      this.at += 1;
      return { kind: 'has', attribute, of: this.closed(depth, ']') };
    }
    const operator = this.take('an operator').toLowerCase();
    if (operator === 'pr') return { kind: 'present', attribute };
    const known = OPERATORS.find((one) => one === operator);
    if (!known) throw wrong(`"${operator}" is no operator.`);
    return { kind: 'compare', attribute, operator: known, value: comparable(this.take('a value')) };
  }

  private closed(depth: number, end: string): Filter {
    const filter = this.either(depth + 1);
    if (this.take(`"${end}"`) !== end) throw wrong(`"${end}" is missing.`);
    return filter;
  }

  private take(what: string): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw wrong(`It ends where ${what} was expected.`);
    this.at += 1;
    return token;
  }
}

function comparable(token: string): Comparable {
  try {
    const value: unknown = JSON.parse(/^(true|false|null)$/i.test(token) ? token.toLowerCase() : token);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Comparable;
  } catch {}
  throw wrong(`${token.slice(0, 40)} is no value: texts stand in double quotes.`);
}

function wrong(why: string): ScimError {
  return new ScimError(400, `The filter cannot be used. ${why}`, 'invalidFilter');
}

/** Whether a value, such as one of `emails`, is what a filter asks for. Texts are compared without regard to case. */
export function matches(filter: Filter, value: Readonly<Record<string, unknown>>): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.of.every((one) => matches(one, value));
    case 'or':
      return filter.of.some((one) => matches(one, value));
    case 'not':
      return !matches(filter.of, value);
    case 'present':
      return (value[filter.attribute] ?? '') !== '';
    case 'compare':
      return compares(filter.operator, value[filter.attribute] ?? null, filter.value);
    case 'has':
      throw wrong('A value has no values of its own here.');
  }
}

/** Whether one value stands to another as an operator says. */
export function compares(operator: Operator, left: unknown, right: Comparable): boolean {
  const [a, b] = [plain(left), plain(right)];
  switch (operator) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'co':
    case 'sw':
    case 'ew': {
      if (typeof a !== 'string' || typeof b !== 'string') return false;
      return operator === 'co' ? a.includes(b) : operator === 'sw' ? a.startsWith(b) : a.endsWith(b);
    }
    default: {
      if (a === null || b === null || typeof a !== typeof b || typeof a === 'boolean') return false;
      const order = a < b ? -1 : a > b ? 1 : 0;
      return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
    }
  }
}

/** As values are compared: texts in lower case, and Entra ID's "True" as what it means. */
function plain(value: unknown): Comparable {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
