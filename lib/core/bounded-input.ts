import type { FieldProblem } from './errors';

/** Far above what any form sends. What an input holds in several places is counted in each. */
const MAX_VALUES = 100_000;
const MAX_CHARACTERS = 2_000_000;
const MAX_DEPTH = 100;

const SURROGATE = /\p{Surrogate}/u;

/** PostgreSQL stores no NUL, and half a surrogate pair is no text in UTF-8. */
const storable = (text: string): boolean => !text.includes('\0') && !SURROGATE.test(text);

/**
 * What stops an input from being looked at any further, or null: text that cannot be stored, or so much or so deep that
 * reading it would not end in good time. Needs neither recursion nor more time than its bounds allow, whatever it is given.
 */
export function inputProblem(input: unknown): FieldProblem | null {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: input, path: '', depth: 0 },
  ];
  let values = 0;
  let characters = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, path, depth } = place;
    if (typeof value === 'string') {
      characters += value.length;
      if (characters > MAX_CHARACTERS) return { path, message: 'This is too long.' };
      if (!storable(value)) return { path, message: 'Take out the character that is not text.' };
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) return { path: '', message: `Values nest at most ${MAX_DEPTH} deep.` };
    const keys = Object.keys(value);
    values += keys.length;
    if (values > MAX_VALUES) {
      return { path, message: `Send at most ${MAX_VALUES.toLocaleString('en')} values at once.` };
    }
    // The last added is looked at first, and the first field that is wrong is the one to name.
    for (const key of keys.reverse()) {
      characters += key.length;
      if (!storable(key)) return { path, message: 'A name in this holds a character that is not text.' };
      const step = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      open.push({
        value: (value as Record<string, unknown>)[key],
        path: path + step,
        depth: depth + 1,
      });
    }
  }
  return null;
}
