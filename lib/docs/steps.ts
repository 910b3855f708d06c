/** One thing that a reader of a first hour does or looks for. */
export type Step =
  | { readonly do: 'open'; readonly path: string }
  | { readonly do: 'press'; readonly name: string }
  | { readonly do: 'type'; readonly field: string; readonly text: string }
  | { readonly do: 'choose'; readonly field: string; readonly option: string }
  | { readonly do: 'tick'; readonly name: string }
  | { readonly do: 'see'; readonly text: string }
  | { readonly do: 'run'; readonly code: string };

type Pattern = readonly [RegExp, (found: string[]) => Step];

const PATTERNS: readonly Pattern[] = [
  [/^Open \[[^\]]+\]\((\/[^)]*)\)$/, ([path = '']) => ({ do: 'open', path })],
  [/^Press \*\*([^*]+)\*\*$/, ([name = '']) => ({ do: 'press', name })],
  [/^In \*\*([^*]+)\*\* type `([^`]*)`$/, ([field = '', text = '']) => ({ do: 'type', field, text })],
  [
    /^In \*\*([^*]+)\*\* choose \*\*([^*]+)\*\*$/,
    ([field = '', option = '']) => ({ do: 'choose', field, option }),
  ],
  [/^Tick \*\*([^*]+)\*\*$/, ([name = '']) => ({ do: 'tick', name })],
  [/^You see \*\*([^*]+)\*\*$/, ([text = '']) => ({ do: 'see', text })],
];

/** What begins like an instruction and is none would be passed over unseen. */
const LIKE_A_STEP = /^(Open|Press|In|Tick|You see)\b/;

/**
 * What a first hour tells its reader to do, in order: the sentences of its numbered lists that begin with Open, Press, In, Tick or
 * You see, and its blocks of `sh`. All else explains.
 *
 * @throws Error at a sentence that begins like an instruction and cannot be followed
 */
export function stepsOf(markdown: string): readonly Step[] {
  const steps: Step[] = [];
  const pieces = markdown.split(/^[ \t]*```(\w*)[^\n]*\n([\s\S]*?)^[ \t]*```[ \t]*$/m);
  // A split by two groups: prose, language, code, prose, …
  for (let i = 0; i < pieces.length; i += 3) {
    for (const item of (pieces[i] ?? '').matchAll(/^\d+\. ((?:.|\n(?! *\n|\d+\. |#))*)/gm))
      steps.push(...sentences(item[1] ?? '').flatMap(stepOf));
    if (pieces[i + 1] === 'sh') steps.push({ do: 'run', code: dedent(pieces[i + 2] ?? '') });
  }
  return steps;
}

function sentences(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.:])\s+(?=[A-Z])/)
    .map((sentence) => sentence.trim().replace(/[.:]$/, ''));
}

function stepOf(sentence: string): Step[] {
  for (const [pattern, make] of PATTERNS) {
    const found = pattern.exec(sentence);
    if (found) return [make(found.slice(1))];
  }
  if (LIKE_A_STEP.test(sentence)) throw new Error(`This begins like a step and is none: ${sentence}`);
  return [];
}

function dedent(code: string): string {
  const indent = /^[ \t]*/.exec(code)?.[0] ?? '';
  return code
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}
