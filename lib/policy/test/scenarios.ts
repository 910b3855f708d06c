import { readdirSync, readFileSync } from 'node:fs';
import type { Considered } from '../considered';
import type { Decision } from '../decision';
import type { Bundle, Overlay } from '../types';

/** A file of `lib/policy/spec`: see docs/policy-specification.md, "Conformance". */
export interface Scenario {
  readonly name: string;
  readonly bundle: Bundle;
  readonly overlay: Overlay | null;
  readonly cases: readonly {
    readonly description: string;
    readonly now: string;
    readonly request: unknown;
    readonly decision: Decision;
    readonly considered?: Considered;
  }[];
  readonly invalid: readonly {
    readonly description: string;
    readonly bundle?: unknown;
    readonly request?: unknown;
    readonly pointer: string;
  }[];
}

/** Every scenario of the specification. Each call reads them anew, so that no test can spoil another's. */
export function readScenarios(): Scenario[] {
  const folder = new URL('../spec/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario);
}
