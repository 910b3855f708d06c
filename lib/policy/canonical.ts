import { PolicyError } from './errors';
import { pointerOf } from './pointer';
import { isRecord, isWellFormed } from './text';

/** As deep as `parseJson` reads. */
const MAX_DEPTH = 128;

/**
 * The canonical form of a JSON value (RFC 8785): no spaces, members by UTF-16 code unit, numbers as ECMAScript
 * prints them. Hash its UTF-8 bytes.
 * @throws PolicyError with document 'json' for what JSON cannot say: undefined, functions, bigints, NaN, infinities,
 * lone surrogates, instances of classes, and for nesting more than 128 deep
 */
export function canonicalJson(value: unknown): string {
  return write(value, [], 1);
}

function write(value: unknown, path: (string | number)[], depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new PolicyError('json', pointerOf(path), 'must be a finite number');
      return String(value === 0 ? 0 : value);
    default:
  }
  if (value === null) return 'null';
  if (depth > MAX_DEPTH) throw new PolicyError('json', pointerOf(path), `nests more than ${MAX_DEPTH} deep`);
  if (Array.isArray(value)) {
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      path.push(index);
      text += (index === 0 ? '' : ',') + write(value[index], path, depth + 1);
      path.pop();
    }
    return `${text}]`;
  }
  if (!isRecord(value)) throw new PolicyError('json', pointerOf(path), 'is not a JSON value');
  let text = '{';
  // the default order of sort() is by UTF-16 code unit
  for (const key of Object.keys(value).sort()) {
    path.push(key);
    text += `${text === '{' ? '' : ','}${writeText(key, path)}:${write(value[key], path, depth + 1)}`;
    path.pop();
  }
  return `${text}}`;
}

function writeText(text: string, path: readonly (string | number)[]): string {
  if (!isWellFormed(text)) throw new PolicyError('json', pointerOf(path), 'holds a lone surrogate');
  return JSON.stringify(text);
}
