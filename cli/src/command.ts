import type { Api } from './api';
import type { Output } from './output';

/** An option as `parseArgs` takes it, with the line that `--help` has of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly help: string;
  /** What its value is called: `--draft <name>`. */
  readonly value?: string;
}

export interface Call {
  readonly api: () => Api;
  readonly out: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What options say; a flag that is not given is false. */
  readonly flag: (name: string) => boolean;
  readonly option: (name: string) => string | undefined;
  readonly positionals: readonly string[];
  /** All of stdin as text. */
  readonly stdin: () => Promise<string>;
  /** Asks a person for a secret without showing it. */
  readonly ask: (question: string) => Promise<string>;
}

export interface CommandSpec {
  readonly summary: string;
  /** After `fairlead <name>`. */
  readonly usage: string;
  /** How many positionals it takes at most. */
  readonly most: number;
  readonly options: Readonly<Record<string, Option>>;
  /** More for `--help`. */
  readonly more?: string;
  /** @returns the exit code; nothing = 0 */
  readonly run: (call: Call) => Promise<number | undefined>;
}
