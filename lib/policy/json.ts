import { PolicyError } from './errors';
import { pointerOf } from './pointer';
import { isWellFormed } from './text';

/** Conditions nest 32 deep and hints 64; what is deeper than this is no policy and no request. */
const MAX_DEPTH = 128;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON forbids in strings (RFC 8259 §7)
const CONTROL = /[\u0000-\u001f]/;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Parses JSON text strictly (RFC 8259 within I-JSON, RFC 7493): refuses duplicate keys, lone surrogates, numbers
 * beyond a double, nesting over 128 deep, and anything after the value. `__proto__` is a key like any other. Time
 * is linear in the length of the text.
 * @param text without a byte order mark
 * @throws PolicyError with document 'json', a pointer to the value, and the offset in UTF-16 code units
 */
export function parseJson(text: string): unknown {
  const quick = parseAsPrinted(text);
  return quick === undefined ? new Reader(text).document() : quick;
}

/** How a lone surrogate is printed, and nothing else but a backslash before these two letters. */
const SURROGATE = '\\ud';

/**
 * The value of a text that is just what the platform's own JSON prints for it, as the text of a bundle is; undefined
 * for any other. Such a text holds no key twice, no number beyond a double and nothing after the value, since none of
 * these is printed again. The platform reads and prints in a third of the time that `Reader` takes before it is compiled.
 */
function parseAsPrinted(text: string): unknown {
  if (text.includes(SURROGATE) || !isWellFormed(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text && nestsWithin(value, MAX_DEPTH) ? value : undefined;
  } catch {
    // not JSON, or nested so deep that printing ran out of stack: `Reader` says where
    return undefined;
  }
}

function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (!nestsWithin(value[index], levels - 1)) return false;
    }
    return true;
  }
  // nothing is inherited that for-in would show, or text and print would differ
  for (const key in value) {
    if (!nestsWithin((value as Record<string, unknown>)[key], levels - 1)) return false;
  }
  return true;
}

class Reader {
  private at = 0;
  private readonly path: (string | number)[] = [];
  /** No string of the text can hold an escape, a control character or a lone surrogate: slices will do. */
  private readonly plain: boolean;

  constructor(private readonly text: string) {
    this.plain = !text.includes('\\') && !CONTROL.test(text) && isWellFormed(text);
  }

  document(): unknown {
    const value = this.value(1);
    if (this.space() < this.text.length) this.fail('text after the value');
    return value;
  }

  private value(depth: number): unknown {
    const next = this.text.charCodeAt(this.space());
    switch (next) {
      case 0x22:
        return this.string();
      case 0x7b:
        return this.object(depth);
      case 0x5b:
        return this.array(depth);
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(depth: number): Record<string, unknown> {
    if (depth > MAX_DEPTH) this.fail(`nests more than ${MAX_DEPTH} deep`);
    const object: Record<string, unknown> = {};
    this.at++;
    if (this.text.charCodeAt(this.space()) === 0x7d) {
      this.at++;
      return object;
    }
    for (;;) {
      if (this.text.charCodeAt(this.space()) !== 0x22) this.fail('expected a key');
      const key = this.string();
      this.path.push(key);
      if (Object.hasOwn(object, key)) this.fail('duplicate key');
      if (this.text.charCodeAt(this.space()) !== 0x3a) this.fail('expected ":"');
      this.at++;
      const value = this.value(depth + 1);
      if (key === '__proto__') {
        Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
      } else object[key] = value;
      this.path.pop();
      if (!this.goesOn(0x7d, '"," or "}"')) return object;
    }
  }

  private array(depth: number): unknown[] {
    if (depth > MAX_DEPTH) this.fail(`nests more than ${MAX_DEPTH} deep`);
    const array: unknown[] = [];
    this.at++;
    if (this.text.charCodeAt(this.space()) === 0x5d) {
      this.at++;
      return array;
    }
    for (;;) {
      this.path.push(array.length);
      array.push(this.value(depth + 1));
      this.path.pop();
      if (!this.goesOn(0x5d, '"," or "]"')) return array;
    }
  }

  /** After a member: true at a comma, false at the closing bracket. */
  private goesOn(close: number, expected: string): boolean {
    const next = this.text.charCodeAt(this.space());
    if (next !== 0x2c && next !== close) this.fail(`expected ${expected}`);
    this.at++;
    return next === 0x2c;
  }

  private string(): string {
    const start = ++this.at;
    if (!this.plain) return this.escaped();
    const end = this.text.indexOf('"', start);
    if (end < 0) this.fail('string does not end');
    this.at = end + 1;
    return this.text.slice(start, end);
  }

  private escaped(): string {
    const text = this.text;
    let result = '';
    let start = this.at;
    for (;;) {
      const unit = text.charCodeAt(this.at);
      if (unit === 0x22) break;
      if (Number.isNaN(unit)) this.fail('string does not end');
      if (unit < 0x20) this.fail('control character in a string');
      if (unit === 0x5c) {
        result += text.slice(start, this.at) + this.escape();
        start = this.at;
      } else this.at++;
    }
    result += text.slice(start, this.at++);
    if (!isWellFormed(result)) this.fail('string holds a lone surrogate');
    return result;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!HEX.test(digits)) this.fail('\\u takes four hexadecimal digits');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = ESCAPES.get(letter);
    if (character === undefined) return this.fail('no such escape');
    this.at += 2;
    return character;
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined)
      return this.fail(this.at < this.text.length ? 'expected a value' : 'text ends early');
    const value = Number(found);
    if (!Number.isFinite(value)) this.fail('number too large');
    this.at += found.length;
    return value;
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail('expected a value');
    this.at += word.length;
    return value;
  }

  /** Skips white space and returns the offset after it. */
  private space(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return this.at;
      this.at++;
    }
  }

  private fail(reason: string): never {
    throw new PolicyError('json', pointerOf(this.path), `${reason} (at offset ${this.at})`);
  }
}
