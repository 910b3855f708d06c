import { PolicyError } from '@/lib/policy/errors';
import { parseJson } from '@/lib/policy/json';
import { type ParsedRequest, parseRequest } from '@/lib/policy/request';
import type { PolicyRequest } from '@/lib/policy/types';

/** What is wrong with a request's text, and where: offsets in UTF-16 code units, line and column from 1. */
export interface TextProblem {
  readonly message: string;
  /** RFC 6901; '' = the whole. */
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export type ReadRequest =
  | { readonly ok: true; readonly request: PolicyRequest; readonly parsed: ParsedRequest }
  | { readonly ok: false; readonly problem: TextProblem };

/**
 * Reads a request as a person typed it. Strict as routers are: what they would refuse is refused here, with the place
 * in the text.
 */
export function readRequestText(text: string): ReadRequest {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const offset = Number(/\(at offset (\d+)\)$/.exec(error.reason)?.[1] ?? 0);
    const message = error.reason.replace(/ \(at offset \d+\)$/, '');
    return { ok: false, problem: problemAt(text, message, error.pointer, offset, offset + 1) };
  }
  const result = parseRequest(value);
  if (result.ok) return { ok: true, request: value as PolicyRequest, parsed: result.request };
  const [start, end] = locate(text, pathOf(result.pointer));
  return { ok: false, problem: problemAt(text, result.message, result.pointer, start, end) };
}

function problemAt(text: string, message: string, pointer: string, start: number, end: number): TextProblem {
  const before = text.slice(0, start);
  const line = before.split('\n').length;
  const column = start - (before.lastIndexOf('\n') + 1) + 1;
  return { message, pointer, start, end: Math.min(end, text.length), line, column };
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
const WORD = /[^\s,\]}]+/y;

/**
 * Where the value at a path stands in a text that is JSON: offsets of its first character and after its last. What is
 * not there has the place of the innermost part of the path that is.
 */
export function locate(text: string, path: readonly string[]): readonly [start: number, end: number] {
  const start = skipSpace(text, 0);
  return locateFrom(text, start, path);
}

function locateFrom(text: string, start: number, path: readonly string[]): readonly [number, number] {
  const [step, ...rest] = path;
  if (step !== undefined) {
    for (const { key, at } of members(text, start)) if (key === step) return locateFrom(text, at, rest);
  }
  return [start, endOf(text, start)];
}

/** The members of an object or array: their keys or indexes, and where their values begin. */
function* members(text: string, start: number): Generator<{ key: string; at: number }> {
  const open = text[start];
  if (open !== '{' && open !== '[') return;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    let key = String(index);
    if (open === '{') {
      const end = endOf(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    yield { key, at };
    at = skipSpace(text, endOf(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
}

/** The offset after the value that begins at `start`. */
function endOf(text: string, start: number): number {
  const first = text[start];
  if (first !== '{' && first !== '[') return matchEnd(first === '"' ? STRING : WORD, text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') at = matchEnd(STRING, text, at) - 1;
    else if (unit === '{' || unit === '[') depth++;
    else if (unit === '}' || unit === ']') depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function matchEnd(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \n\r\t'.includes(text[at] as string)) at++;
  return at;
}
