import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { servingPlane } from './plane';

vi.mock('./checks', () => ({ adminChecks: async () => [] }));
vi.mock('./figures', () => ({ figuresText: () => new Promise(() => {}) }));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('metrics come without figures when the database hangs', async () => {
  const text = servingPlane().metrics();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await text).toContain('fairlead_figures_up 0\n');
  expect(vi.getTimerCount()).toBe(0);
});
