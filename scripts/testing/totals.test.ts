import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playwrightTotals, sumUp, vitestTotals } from './totals';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-totals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: unknown) => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

it('counts what Vitest ran, and a file that did not load as a failure', () => {
  const file = report({
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  });
  expect(vitestTotals(file)).toEqual({ passed: 7, failed: 2 });
});

it('counts what Playwright ran, and an error before any test as a failure', () => {
  expect(playwrightTotals(report({ stats: { expected: 3, unexpected: 1, flaky: 0 }, errors: [] }))).toEqual({
    passed: 3,
    failed: 1,
  });
  const broken = report({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{ message: 'no app' }] });
  expect(playwrightTotals(broken)).toEqual({ passed: 0, failed: 1 });
});

it('counts nothing in a report that was not written', () => {
  expect(vitestTotals(path.join(folder, 'none.json'))).toEqual({ passed: 0, failed: 0 });
});

it.each([
  [
    [
      { passed: 2, failed: 0 },
      { passed: 3, failed: 0 },
    ],
    [0, 0],
    '5 passed, 0 failed',
    true,
  ],
  [
    [
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ],
    [1, 0],
    '5 passed, 1 failed',
    false,
  ],
  [[{ passed: 2, failed: 0 }], [1], '2 passed, 1 failed', false],
  [[{ passed: 0, failed: 0 }], [0], '0 passed, 0 failed', false],
])('sums up %j with exit codes %j as %s', (suites, codes, line, ok) => {
  expect(sumUp(suites, codes)).toEqual({ line, ok });
});
