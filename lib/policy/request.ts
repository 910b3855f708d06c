import { causeBit } from './cause';
import { pointerStep } from './pointer';
import type { CauseMask } from './prepared';
import { isRecord, isWellFormedShort } from './text';
import type { FailedAttempt } from './types';

/** A request that `evaluate` takes: sets sorted and distinct, what was not sent null, empty or 0. */
export interface ParsedRequest {
  readonly taskClass: string;
  readonly level: string | null;
  readonly tags: readonly string[] | null;
  /** Ascending by name. */
  readonly attributes: readonly SentAttribute[];
  readonly regions: readonly string[] | null;
  readonly needs: readonly string[];
  /** Tokens; −1 = not stated. */
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  readonly images: number;
  readonly audioSeconds: number;
  readonly unit: string | null;
  readonly failed: readonly FailedAttempt[];
  readonly causes: CauseMask;
}

export interface SentAttribute {
  readonly name: string;
  readonly value: string;
}

export type ParseResult =
  | { readonly ok: true; readonly request: ParsedRequest }
  | { readonly ok: false; readonly pointer: string; readonly message: string };

class Refusal {
  constructor(
    readonly pointer: string,
    readonly message: string,
  ) {}
}

function refuse(pointer: string, message: string): never {
  throw new Refusal(pointer, message);
}

const NONE: readonly never[] = Object.freeze([]);

/**
 * Reads a request: the only way to what `evaluate` takes. Total: never throws, whatever the value.
 * @param value a parsed JSON value in the shape of `PolicyRequest`
 * @returns the request, or a JSON pointer to the first fault found; `invalidRequest(pointer)` is the decision then
 */
export function parseRequest(value: unknown): ParseResult {
  try {
    return { ok: true, request: readRequest(value) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, pointer: error.pointer, message: error.message };
    // a getter or a proxy of the caller threw
    return { ok: false, pointer: '', message: 'cannot be read' };
  }
}

function readRequest(value: unknown): ParsedRequest {
  if (!isRecord(value)) return refuse('', 'must be an object');
  let taskClass: string | null = null;
  let level: string | null = null;
  let tags: readonly string[] | null = null;
  let attributes: readonly SentAttribute[] = NONE;
  let regions: readonly string[] | null = null;
  let needs: readonly string[] = NONE;
  let inputTokens = -1;
  let maxOutputTokens = -1;
  let images = 0;
  let audioSeconds = 0;
  let unit: string | null = null;
  let failed: readonly FailedAttempt[] = NONE;
  let causes = 0;
  for (const key of Object.keys(value)) {
    const field = value[key];
    switch (key) {
      case 'taskClass':
        taskClass = readText(field, '/taskClass');
        break;
      case 'label':
        if (!isRecord(field)) refuse('/label', 'must be an object');
        for (const part of Object.keys(field)) {
          if (part === 'level') level = readText(field.level, '/label/level');
          else if (part === 'tags') tags = readSet(field.tags, '/label/tags');
          else refuse(`/label${pointerStep(part)}`, 'unknown field');
        }
        break;
      case 'attributes':
        attributes = readAttributes(field);
        break;
      case 'regions':
        regions = readSet(field, '/regions');
        break;
      case 'needs':
        needs = readSet(field, '/needs');
        break;
      case 'inputTokens':
        inputTokens = readInteger(field, '/inputTokens');
        break;
      case 'maxOutputTokens':
        maxOutputTokens = readInteger(field, '/maxOutputTokens');
        break;
      case 'images':
        images = readInteger(field, '/images');
        break;
      case 'audioSeconds':
        audioSeconds = readInteger(field, '/audioSeconds');
        break;
      case 'unit':
        unit = readText(field, '/unit');
        break;
      case 'failed':
        failed = readFailed(field);
        for (const attempt of failed) causes |= causeBit(attempt.cause);
        break;
      default:
        refuse(pointerStep(key), 'unknown field');
    }
  }
  if (taskClass === null) return refuse('/taskClass', 'missing');
  return {
    taskClass,
    level,
    tags,
    attributes,
    regions,
    needs,
    inputTokens,
    maxOutputTokens,
    images,
    audioSeconds,
    unit,
    failed,
    causes,
  };
}

function readText(value: unknown, pointer: string): string {
  if (typeof value !== 'string') return refuse(pointer, 'must be a string');
  if (!isWellFormedShort(value)) return refuse(pointer, 'holds a lone surrogate');
  return value;
}

function readInteger(value: unknown, pointer: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    return refuse(pointer, 'must be an integer 0 … 2⁵³−1');
  // −0 becomes 0
  return (value as number) + 0;
}

function readSet(value: unknown, pointer: string): readonly string[] {
  if (!Array.isArray(value)) return refuse(pointer, 'must be an array');
  if (value.length === 0) return NONE;
  const set: string[] = [];
  let ascending = true;
  for (let index = 0; index < value.length; index++) {
    const text: unknown = value[index];
    if (typeof text !== 'string') return refuse(`${pointer}/${index}`, 'must be a string');
    if (!isWellFormedShort(text)) return refuse(`${pointer}/${index}`, 'holds a lone surrogate');
    if (index > 0 && !((set[index - 1] as string) < text)) ascending = false;
    set.push(text);
  }
  // the default order of sort() is by UTF-16 code unit
  return ascending ? set : [...new Set(set)].sort();
}

function readAttributes(value: unknown): readonly SentAttribute[] {
  if (!isRecord(value)) return refuse('/attributes', 'must be an object');
  const attributes: SentAttribute[] = [];
  let ascending = true;
  let before = '';
  for (const name of Object.keys(value)) {
    const sent = value[name];
    if (!isWellFormedShort(name)) refuse(`/attributes${pointerStep(name)}`, 'key holds a lone surrogate');
    if (typeof sent !== 'string') return refuse(`/attributes${pointerStep(name)}`, 'must be a string');
    if (!isWellFormedShort(sent)) refuse(`/attributes${pointerStep(name)}`, 'holds a lone surrogate');
    if (name < before) ascending = false;
    before = name;
    attributes.push({ name, value: sent });
  }
  return ascending ? attributes : attributes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readFailed(value: unknown): readonly FailedAttempt[] {
  if (!Array.isArray(value)) return refuse('/failed', 'must be an array');
  const failed: FailedAttempt[] = [];
  for (let index = 0; index < value.length; index++) {
    const attempt: unknown = value[index];
    const pointer = `/failed/${index}`;
    if (!isRecord(attempt)) return refuse(pointer, 'must be an object');
    let offering: string | null = null;
    let cause: unknown;
    for (const key of Object.keys(attempt)) {
      if (key === 'offering') offering = readText(attempt.offering, `${pointer}/offering`);
      else if (key === 'cause') cause = attempt.cause;
      else refuse(`${pointer}${pointerStep(key)}`, 'unknown field');
    }
    if (offering === null) return refuse(`${pointer}/offering`, 'missing');
    if (causeBit(cause) === 0) refuse(`${pointer}/cause`, 'must be a cause');
    failed.push({ offering, cause: cause as FailedAttempt['cause'] });
  }
  return failed;
}
