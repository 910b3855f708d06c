import { afterEach, expect, it, vi } from 'vitest';
import { clock } from './clock';

afterEach(() => void vi.useRealTimers());

/** 2026-11-20T12:00:00Z */
const AT = 1_795_176_000;

function at(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: seconds * 1_000 });
}

it('is the clock of the machine as long as that is ahead of all that was proved', () => {
  at(AT);
  const told: number[] = [];
  const { now, observeRelease } = clock((seconds) => told.push(seconds));
  observeRelease(AT - 60);
  expect(now()).toBe(AT * 1_000);
  vi.setSystemTime((AT + 10) * 1_000);
  expect(now()).toBe((AT + 10) * 1_000);
  expect(told).toEqual([]);
});

it('goes on from the latest that was proved when the machine is set back', () => {
  at(AT);
  const { now, observeRelease } = clock(() => {});
  observeRelease(AT - 60);
  observeRelease(AT - 3_600);
  vi.advanceTimersByTime(30_000);
  vi.setSystemTime((AT - 86_400) * 1_000);
  expect(now()).toBe((AT - 30) * 1_000);
});

it('tells once that the machine is behind, and once more after it was right', () => {
  at(AT);
  const told: number[] = [];
  const { observeRelease } = clock((seconds) => told.push(seconds));
  observeRelease(AT + 300);
  expect(told).toEqual([]);
  observeRelease(AT + 3_600);
  observeRelease(AT + 3_601);
  expect(told).toEqual([3_600]);
  vi.setSystemTime((AT + 3_602) * 1_000);
  observeRelease(AT + 3_602);
  vi.setSystemTime(AT * 1_000);
  observeRelease(AT + 3_700);
  expect(told).toHaveLength(2);
});

it('keeps what only proofs vouch for apart, and forgets it with their keys', () => {
  at(AT);
  const { now, released, observeRelease, observeProof, forgetUnless } = clock(() => {});
  observeRelease(AT + 10);
  observeProof(AT + 86_400, 'stolen');
  observeProof(AT + 60, 'honest');
  expect([now(), released()]).toEqual([(AT + 86_400) * 1_000, (AT + 10) * 1_000]);
  vi.advanceTimersByTime(5_000);
  forgetUnless((kid) => kid !== 'stolen');
  expect([now(), released()]).toEqual([(AT + 65) * 1_000, (AT + 15) * 1_000]);
});
