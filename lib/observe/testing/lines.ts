import { afterEach, beforeEach } from 'vitest';
import { logTo } from '../log';

/** What was logged during the test under way, line by line. */
export function loggedLines(): readonly Readonly<Record<string, unknown>>[] {
  return lines.map((line) => JSON.parse(line));
}

const lines: string[] = [];

/** Keeps what each test of the file logs, for `loggedLines`. */
export function keepLog(): void {
  beforeEach(() => {
    lines.length = 0;
    logTo({ write: (line) => void lines.push(line) });
  });
  afterEach(() => logTo());
}
