import type { PlaceProblem } from './exit';

/** How a command says things: words for people, or one JSON value for machines. */
export interface Output {
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  readonly line: (text: string) => void;
  /** The one value of `--json`. */
  readonly value: (value: unknown) => void;
  /** A text that is the result itself, in both. */
  readonly text: (text: string) => void;
  readonly problem: (text: string) => void;
  readonly tint: (tone: Tone, text: string) => string;
}

export type Tone = 'bad' | 'warning' | 'good' | 'quiet';

const CODES: Readonly<Record<Tone, number>> = { bad: 31, warning: 33, good: 32, quiet: 90 };

export interface Streams {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
}

export function outputOf({ stdout, stderr }: Streams, json: boolean, noColor: boolean): Output {
  const coloured = !json && !noColor && stdout.isTTY === true;
  return {
    json,
    line: (text) => void (json || stdout.write(`${text}\n`)),
    value: (value) => void (json && stdout.write(`${JSON.stringify(value, null, 2)}\n`)),
    text: (text) => void stdout.write(text),
    problem: (text) => void stderr.write(`${text}\n`),
    tint: (tone, text) => (coloured ? `\u001b[${CODES[tone]}m${text}\u001b[39m` : text),
  };
}

/** "policy.yaml:12:5 what is wrong", as compilers say it, so that editors and CI find the place. */
export function placeLine({ pointer, detail, line, column }: PlaceProblem, file?: string): string {
  const place = line === undefined ? pointer : `${file ?? 'file'}:${line}:${column ?? 1}`;
  return place === '' ? detail : `${place} ${detail}`;
}
