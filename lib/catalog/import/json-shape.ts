import { type AppError, invalid } from '@/lib/core/errors';

const MOST_LEVELS = 64;

/** A refusal that names the place in a text, from 1. */
export function refusedAt(text: string, position: number, message: string): AppError {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  return invalid([{ path: '', message, line, column }], `Line ${line}, column ${column}: ${message}`);
}

/** Where a string that begins at `start` ends: the position of its closing quote, or the length of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
  return text.length;
}

/** A key as it is read, so that "\u0061" and "a" are one. What is no string is left to the parser to refuse. */
function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/**
 * Refuses JSON of more than 64 levels, and an object with a key twice, of which parsers take one or the other. It goes
 * through the text without calling itself, so no depth breaks it, and before the parser that does.
 */
export function refuseDeepAndDouble(text: string): void {
  const open: (Set<string> | null)[] = [];
  let key = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (key && keys) {
        const name = keyOf(text.slice(at, end + 1));
        if (keys.has(name))
          throw refusedAt(text, at, `The key "${name.slice(0, 100)}" is there twice in one object.`);
        keys.add(name);
      }
      key = false;
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      if (open.length === MOST_LEVELS)
        throw refusedAt(text, at, `It is nested more than ${MOST_LEVELS} levels deep.`);
      key = code === 0x7b;
      open.push(key ? new Set() : null);
    } else if (code === 0x7d || code === 0x5d) {
      open.pop();
      key = false;
    } else if (code === 0x2c) key = open.at(-1) instanceof Set;
  }
}
