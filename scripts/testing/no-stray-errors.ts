import { afterEach, beforeEach, expect, vi } from 'vitest';

/** What a test writes to console.error or console.warn without expecting it is a defect: it fails the test. */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const stray = [console.error, console.warn].flatMap((write) =>
    vi.isMockFunction(write) ? write.mock.calls : [],
  );
  vi.restoreAllMocks();
  expect(stray, 'written to the console during the test').toEqual([]);
});
