import { existsSync, readFileSync } from 'node:fs';

/** How many tests of a suite went well and how many did not. */
export type Totals = { passed: number; failed: number };

const NOTHING: Totals = { passed: 0, failed: 0 };

/** Reads Vitest's JSON report. A file that could not be loaded counts as one failure, having no test to count. */
export function vitestTotals(file: string): Totals {
  const report = read(file);
  if (!report) return NOTHING;
  const files = (report.testResults ?? []) as { status: string; assertionResults: { status: string }[] }[];
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) + broken.length };
}

/** Reads Playwright's JSON report. Errors outside of tests count as failures; a test that passed at last as passed. */
export function playwrightTotals(file: string): Totals {
  const report = read(file);
  if (!report) return NOTHING;
  const { expected, unexpected, flaky } = report.stats as Record<string, number>;
  const errors = (report.errors ?? []) as unknown[];
  return {
    passed: (expected ?? 0) + (flaky ?? 0),
    failed: Math.max(unexpected ?? 0, errors.length > 0 ? 1 : 0),
  };
}

/**
 * The last line of a test run.
 *
 * @param codes exit codes of the suites that ran: one that failed without a failed test still counts
 */
export function sumUp(
  suites: readonly Totals[],
  codes: readonly (number | null)[],
): { line: string; ok: boolean } {
  const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
  let failed = suites.reduce((sum, suite) => sum + suite.failed, 0);
  if (failed === 0 && codes.some((code) => code !== 0)) failed = 1;
  return { line: `${passed} passed, ${failed} failed`, ok: failed === 0 && passed > 0 };
}

function read(file: string): Record<string, unknown> | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
